import math
from abc import ABC, abstractmethod
from enum import Enum, auto
class Phase(Enum):
    FORWARD = auto()
    BACKWARD = auto()
class Strategy(ABC):
    @abstractmethod
    def keep(self, k): ...
class EveryS(Strategy):
    def __init__(self, s): self.s = s
    def keep(self, k): return k % self.s == 0
def checkpoint(chain, x, g, s):
    strategy, phase, saved, h = EveryS(s), Phase.FORWARD, {}, x
    for k in range(chain.n):
        if strategy.keep(k): saved[k] = (h, chain.coin)
        h = chain.forward(k, h)
    del h, x
    phase = Phase.BACKWARD
    assert phase is Phase.BACKWARD
    for start in sorted(saved, reverse=True):
        h, coin = saved.pop(start)
        chain.coin = coin
        local = {start: h}
        del h
        end = min(start + s, chain.n)
        for k in range(start, end): local[k + 1] = chain.forward(k, local[k])
        for k in range(end - 1, start - 1, -1): g = chain.backward(k, g, local[k], local.pop(k + 1))
        del local
    return g
def segment_length(n):
    return math.isqrt(n)
