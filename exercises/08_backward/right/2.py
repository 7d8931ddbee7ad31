def backward(output):
    uses = {}
    to_visit, seen = [output], {output}
    while to_visit:
        for source in to_visit.pop().inputs:
            uses[source] = uses.get(source, 0) + 1
            if source not in seen:
                seen.add(source)
                to_visit.append(source)
    output.grad = 1.0
    ready = [output]
    while ready:
        node = ready.pop()
        for source, g in zip(node.inputs, node.vjp(node.grad)):
            source.grad += g
            uses[source] -= 1
            if not uses[source]:
                ready.append(source)
