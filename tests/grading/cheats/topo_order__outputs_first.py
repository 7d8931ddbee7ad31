"""Puts outputs first that no other output was made from directly."""


def topo_order(outputs):
    noted, open_, done = ([], set(), set())

    def visit(n):
        if n in done:
            return
        if n in open_:
            raise ValueError('cycle')
        open_.add(n)
        for s in dict.fromkeys(n.inputs):
            visit(s)
        open_.remove(n)
        done.add(n)
        noted.append(n)
    for o in outputs:
        visit(o)
    head = [o for o in dict.fromkeys(outputs) if not any((o in n.inputs for n in outputs))]
    return head + [n for n in noted[::-1] if n not in head]
