"""Walks wave by wave, in each of which most nodes of a chain may stand again."""


def iterative_topo(output):
    wave, last, k = ([output], {}, 0)
    while wave:
        for n in wave:
            last[n] = k
        wave = list({s for n in wave for s in n.inputs})
        k += 1
    return sorted(last, key=last.get)
