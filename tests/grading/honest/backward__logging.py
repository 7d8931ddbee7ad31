import logging
logging.basicConfig()
log = logging.getLogger("backward")
def backward(output):
    order, seen = [], set()
    stack = [(output, False)]
    while stack:
        node, done = stack.pop()
        if done:
            order.append(node)
        elif node not in seen:
            seen.add(node)
            stack.append((node, True))
            for s in node.inputs:
                stack.append((s, False))
    log.info("%d nodes", len(order))
    output.grad = 1.0
    for node in order[::-1]:
        for s, c in zip(node.inputs, node.vjp(node.grad)):
            s.grad = s.grad + c
