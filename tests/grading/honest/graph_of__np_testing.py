import numpy as np
from numpy.testing import assert_allclose



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

assert_allclose(1.0, 1.0)
np.testing.assert_array_equal([1], [1])
