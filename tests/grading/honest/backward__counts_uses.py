"""A node passes on once all who use it have spoken."""

from collections import Counter


def backward(output):
    below, uses = [output], Counter()
    for node in below:
        for source in node.inputs:
            if source not in uses:
                below.append(source)
            uses[source] += 1
    output.grad = 1.0
    ready = [output]
    while ready:
        node = ready.pop()
        for source, share in zip(node.inputs, node.vjp(node.grad)):
            source.grad = source.grad + share
            uses[source] -= 1
            if not uses[source]:
                ready.append(source)
