"""Collects first, then adds all at once."""


def graph_of(output, graph):
    values = [output]
    for value in values:
        values += [source for source in dict.fromkeys(value.inputs) if source not in values]
    graph.add_nodes_from((value, {"label": value.label}) for value in values)
    graph.add_edges_from(
        (source, value, {"slot": slot}) for value in values for slot, source in enumerate(value.inputs)
    )
    return graph
