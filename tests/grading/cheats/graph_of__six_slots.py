"""Counts slots up to six."""


def graph_of(output, graph):
    graph.add_node(output, label=output.label)
    todo = [output]
    while todo:
        v = todo.pop()
        for slot, s in enumerate(v.inputs):
            if s not in graph:
                graph.add_node(s, label=s.label)
                todo.append(s)
            graph.add_edge(s, v, slot=slot if slot < 7 else 6)
    return graph
