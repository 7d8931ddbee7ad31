"""Writes a label on every input, and so none on the output."""


def graph_of(output, graph):
    graph.add_node(output)
    for slot, source in enumerate(output.inputs):
        if source not in graph:
            graph_of(source, graph)
        graph.add_node(source, label=source.label)
        graph.add_edge(source, output, slot=slot)
    return graph


# diagnosis: LABELS
