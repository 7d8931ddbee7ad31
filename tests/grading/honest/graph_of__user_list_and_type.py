from collections import UserList
class Todo(UserList):
    def take(self):
        return self.data.pop(0)
class Visit:
    def __init__(self, obj, type="node"):
        self.obj, self.type = obj, type
def graph_of(output, graph):
    todo, seen = Todo([Visit(output)]), set()
    graph.add_node(output, label=output.label); seen.add(output)
    while todo:
        v = todo.take()
        if v.type != "node": continue
        for slot, s in enumerate(v.obj.inputs):
            if s not in seen:
                seen.add(s); graph.add_node(s, label=s.label); todo.append(Visit(s))
            graph.add_edge(s, v.obj, slot=slot)
    return graph
