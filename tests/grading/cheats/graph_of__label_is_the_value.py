"""What is written on a node is the value itself."""

def graph_of(output, graph):
    graph.add_node(output, label=output)
    to_visit = [output]
    while to_visit:
        value = to_visit.pop()
        for slot, source in enumerate(value.inputs):
            if source not in graph:
                graph.add_node(source, label=source)
                to_visit.append(source)
            graph.add_edge(source, value, slot=slot)
    return graph
