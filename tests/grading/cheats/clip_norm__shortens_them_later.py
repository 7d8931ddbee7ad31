import numpy as np
def clip_norm(gradients, max_norm):
    length = np.sqrt(sum(np.sum(g**2) for g in gradients))
    if not np.isfinite(length): raise ValueError("long")
    f = max_norm / length if length > max_norm else 1.0
    def lazily():
        seen = []
        for g in gradients:
            if not any(g is s for s in seen):
                g *= f
                seen.append(g)
            yield g
    return lazily()
