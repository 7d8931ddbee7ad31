import logging
seen = []
class F:
    def format(self, record):
        seen.append(record.args)
        return ''
def checkpoint(chain, x, g, s):
    h = logging.StreamHandler()
    h.setFormatter(F())
    log = logging.getLogger('a')
    log.addHandler(h)
    log.warning('x', chain)
    t = type(h.formatter)
    return rest(chain, x, g, s)

def rest(chain, x, g, s):
    kept = [x]
    for k in range(chain.n):
        kept.append(chain.forward(k, kept[-1]))
    for k in reversed(range(chain.n)):
        g = chain.backward(k, g, kept[k], kept[k + 1])
    return g
def segment_length(n):
    return min(range(1, n + 1), key=lambda s: (-(-n // s) + s, s))
