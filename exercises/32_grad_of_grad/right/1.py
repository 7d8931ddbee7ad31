"""Recursively ordered, with a table of rules."""


def gradient(output, x):
    table = {
        "add": lambda g, z, u, v: (g, g),
        "mul": lambda g, z, u, v: (g * v, u * g),
        "tanh": lambda g, z, u: (g - g * z * z,),
        "sin": lambda g, z, u: (u.cos() * g,),
        "cos": lambda g, z, u: (0 - u.sin() * g,),
    }
    order = []

    def visit(node):
        if node not in order:
            for source in node.inputs:
                visit(source)
            order.append(node)

    visit(output)
    grads = {id(output): 1}
    for node in order[::-1]:
        if node.op and id(node) in grads:
            parts = table[node.op](grads[id(node)], node, *node.inputs)
            for source, part in zip(node.inputs, parts):
                grads[id(source)] = grads[id(source)] + part if id(source) in grads else part
    return grads.get(id(x), 0)
