import numpy as np
def causal_mask(n):
    return np.tril(np.ones((n, n), dtype=bool))
def masked_shares(scores, mask):
    out = np.zeros(scores.shape)
    m = np.broadcast_to(mask, scores.shape)
    for at in np.ndindex(scores.shape[:-1]):
        s = scores[at][m[at]]
        e = np.exp(s - max(s))
        out[at][m[at]] = e / e.sum()
    return out
