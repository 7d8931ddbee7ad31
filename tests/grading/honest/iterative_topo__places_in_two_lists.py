"""A path, and how far each node on it has come."""


def iterative_topo(output):
    path, at, done, noted = ([output], [0], set(), [])
    while path:
        inputs = path[-1].inputs
        if at[-1] < len(inputs):
            s = inputs[at[-1]]
            at[-1] += 1
            if s not in done:
                done.add(s)
                path.append(s)
                at.append(0)
        else:
            noted.append(path.pop())
            at.pop()
    noted.reverse()
    return noted
