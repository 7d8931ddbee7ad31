import logging
import math
import time
from typing import TYPE_CHECKING, Any, List, Tuple
try:
    from tqdm.auto import tqdm
except ImportError:
    tqdm = lambda it, **kw: it
if TYPE_CHECKING:
    from numpy.typing import NDArray
log = logging.getLogger(__name__)
def checkpoint(chain: Any, x: Any, g: "NDArray", s: int) -> "NDArray":
    t0 = time.perf_counter()
    kept: List[Tuple[int, Any, int]] = []
    h = x
    for k in tqdm(range(chain.n), desc="forward", leave=False):
        if k % s == 0:
            kept.append((k, h, chain.coin))
        h = chain.forward(k, h)
    del h, x
    for start, h, coin in iter(lambda: kept.pop() if kept else None, None):
        chain.coin = coin
        seg = [h]
        del h
        stop = min(start + s, chain.n)
        for k in range(start, stop):
            seg.append(chain.forward(k, seg[-1]))
        for k in reversed(range(start, stop)):
            g = chain.backward(k, g, seg[k - start], seg[k - start + 1])
        seg.clear()
    log.info("done in %.3f s", time.perf_counter() - t0)
    return g
def segment_length(n: int) -> int:
    return int(math.isqrt(n))
