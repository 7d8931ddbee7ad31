from enum import Enum, auto, unique
@unique
class State(Enum):
    NEW = auto()
    OPEN = 2
    DONE = 'done'
    @property
    def finished(self):
        return self is State.DONE

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
    assert State.DONE.finished and State(2) is State.OPEN and len(list(State)) == 3
    return graph
