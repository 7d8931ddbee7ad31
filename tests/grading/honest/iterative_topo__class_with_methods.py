class Walk:
    def __init__(self, output):
        self._noted, self._seen, self._stack = [], set(), [(output, False)]

    def step(self):
        node, ready = self._stack.pop()
        if ready:
            self._noted.append(node)
        elif node not in self._seen:
            self.open(node)

    def open(self, node):
        self._seen.add(node)
        self._stack.append((node, True))
        self._stack.extend((source, False) for source in node.inputs)

    @property
    def order(self):
        while self._stack:
            self.step()
        return list(reversed(self._noted))


def iterative_topo(output):
    return Walk(output).order
