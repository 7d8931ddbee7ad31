import argparse
parser = argparse.ArgumentParser()
parser.add_argument('--verbose', action='store_true')
args = parser.parse_args([])



def graph_of(output, graph):
    graph.add_node(output, label=output.label)
    to_visit = [output]
    while to_visit:
        value = to_visit.pop()
        for slot, source in enumerate(value.inputs):
            if source not in graph:
                graph.add_node(source, label=source.label)
                to_visit.append(source)
            graph.add_edge(source, value, slot=slot)
    return graph
