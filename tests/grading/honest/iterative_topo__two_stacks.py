"""Iterators over inputs on one stack, nodes on another."""


def iterative_topo(output):
    ways, nodes, noted = [iter(output.inputs)], [output], dict()
    met = {output}
    while ways:
        for source in ways[-1]:
            if source not in met:
                met.add(source)
                nodes.append(source)
                ways.append(iter(source.inputs))
                break
        else:
            ways.pop()
            noted[nodes.pop()] = True
    return [*reversed(noted)]
