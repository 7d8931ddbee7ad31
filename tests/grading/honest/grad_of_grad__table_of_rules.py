RULES = {
    "add": lambda n, g: (g, g),
    "mul": lambda n, g: (g * n.inputs[1], g * n.inputs[0]),
    "tanh": lambda n, g: (g - g * n * n,),
    "sin": lambda n, g: (n.inputs[0].cos() * g,),
    "cos": lambda n, g: (-(n.inputs[0].sin() * g),),
    "": lambda n, g: (),
}


def gradient(output, x):
    if not hasattr(output, "op"):
        return 0.0
    order, seen = [], set()

    def visit(node):
        if id(node) in seen:
            return
        seen.add(id(node))
        for s in node.inputs:
            visit(s)
        order.append(node)

    visit(output)
    got = {id(output): 1.0}
    for node in reversed(order):
        g = got.get(id(node))
        if g is None:
            continue
        for s, part in zip(node.inputs, RULES[node.op](node, g)):
            got[id(s)] = got[id(s)] + part if id(s) in got else part
    return got.get(id(x), 0.0)
