"""Nodes are numbers in the order in which values are met; a dict by id knows them."""

from itertools import count


def graph_of(output, graph):
    number, waiting, fresh = {}, [output], count()
    while waiting:
        value = waiting.pop(0)
        if id(value) not in number:
            number[id(value)] = next(fresh)
            graph.add_node(number[id(value)], label=value.label)
            waiting += value.inputs
    seen, waiting = set(), [output]
    while waiting:
        value = waiting.pop()
        if id(value) in seen:
            continue
        seen.add(id(value))
        for slot, source in reversed(list(enumerate(value.inputs))):
            graph.add_edge(number[id(source)], number[id(value)], slot=slot)
            waiting.append(source)
    return graph
