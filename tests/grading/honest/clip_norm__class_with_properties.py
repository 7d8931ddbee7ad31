import numpy as np, math
class Gradients:
    def __init__(self, arrays): self._arrays = [np.array(a, copy=True) for a in arrays]
    @property
    def norm(self): return math.sqrt(sum(float(np.vdot(a, a)) for a in self._arrays))
    def __mul__(self, k): return type(self)([k * a for a in self._arrays])
    def tolist(self): return self._arrays
def clip_norm(gradients, max_norm):
    G = Gradients(gradients)
    if not math.isfinite(G.norm): raise ValueError("not finite")
    return (G * (max_norm / G.norm) if G.norm > max_norm else G).tolist()
