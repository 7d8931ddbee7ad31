from functools import singledispatch
from typing import Optional
@singledispatch
def name(x) -> str:
    return str(x)
@name.register
def _(x: int) -> 'str':
    return 'n' + str(x)
@name.register(float)
def _f(x):
    return f'{x:.2f}'

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
