class Engine:
    def __init__(self):
        self._order, self._seen = [], set()

    def visit(self, node):
        if id(node) in self._seen:
            return
        self._seen.add(id(node))
        for source in node.inputs:
            self.visit(source)
        self._order.append(node)

    def __iter__(self):
        return reversed(self._order)


def backward(output):
    engine = Engine()
    engine.visit(output)
    output.grad = 1.0
    for node in engine:
        for source, part in zip(node.inputs, node.vjp(node.grad)):
            source.grad += part
