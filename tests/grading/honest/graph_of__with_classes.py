class Visitor:
    def __init__(self, graph):
        self._graph, self._done = graph, {}

    def visit(self, value):
        if value in self._done:
            return self._done[value]
        key = self._done[value] = len(self._done)
        self._graph.add_node(key, label=value.label)
        for slot, source in enumerate(value.inputs):
            self._graph.add_edge(self.visit(source), key, slot=slot)
        return key


def graph_of(output, graph):
    Visitor(graph).visit(output)
    return graph
