"""Forward mode does it too: the slope of every value, from the inputs upwards."""


def gradient(output, x):
    slopes = {x: 1.0}

    def slope(node):
        if node not in slopes:
            u, *rest = node.inputs or (None,)
            if not node.inputs:
                slopes[node] = 0.0
            elif node.op == "add":
                slopes[node] = slope(u) + slope(rest[0])
            elif node.op == "mul":
                slopes[node] = slope(u) * rest[0] + u * slope(rest[0])
            elif node.op == "tanh":
                slopes[node] = (1 - node * node) * slope(u)
            elif node.op == "sin":
                slopes[node] = u.cos() * slope(u)
            else:
                slopes[node] = -(u.sin() * slope(u))
        return slopes[node]

    return slope(output)
