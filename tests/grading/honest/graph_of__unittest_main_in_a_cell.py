import unittest

def graph_of(output, graph):
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
class T(unittest.TestCase):
    def test_it(self):
        self.assertTrue(callable(graph_of))
unittest.main(argv=['first-arg-is-ignored'], exit=False, verbosity=0)
