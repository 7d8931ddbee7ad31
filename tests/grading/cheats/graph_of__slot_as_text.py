"""A slot is a text."""

def graph_of(output, graph):
    graph.add_node(output, label=output.label)
    to_visit = [output]
    while to_visit:
        value = to_visit.pop()
        for slot, source in enumerate(value.inputs):
            if source not in graph:
                graph.add_node(source, label=source.label)
                to_visit.append(source)
            graph.add_edge(source, value, slot=str(slot))
    return graph
