"""Shares are put into lists, and summed with fsum when a node's turn comes."""

from math import fsum


def backward(output):
    order, arrived = [], {}

    def visit(node):
        if node in arrived:
            return
        arrived[node] = []
        for source in node.inputs:
            visit(source)
        order.append(node)

    visit(output)
    arrived[output].append(1.0)
    while order:
        node = order.pop()
        node.grad = fsum(arrived[node])
        for source, share in zip(node.inputs, node.vjp(node.grad)):
            arrived[source].append(share)
