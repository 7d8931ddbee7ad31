"""By recursion, in a graph of one's own, with numbers as nodes."""


def graph_of(output, graph):
    numbers = {}

    def number(value):
        if value not in numbers:
            sources = [number(source) for source in value.inputs]
            numbers[value] = len(numbers)
            graph.add_node(numbers[value], label=value.label)
            for slot in range(len(sources)):
                graph.add_edge(sources[slot], numbers[value], slot=slot)
        return numbers[value]

    number(output)
    return graph
