try:
    import networkx as nx
    import matplotlib.pyplot as plt
except ImportError:
    nx = None
    plt = None

def draw(graph):
    if nx is not None:
        pos = nx.spring_layout(graph, seed=0)
        nx.draw_networkx(graph, pos)
        plt.show()

def graph_of(output, graph):
    assert graph.number_of_nodes() == 0
    seen = {output}
    graph.add_node(output, label=output.label)
    queue = [output]
    for value in queue:
        for slot, source in enumerate(value.inputs):
            if source not in seen:
                seen.add(source)
                graph.add_node(source, label=source.label)
                queue.append(source)
            graph.add_edge(source, value, slot=slot)
    return graph
