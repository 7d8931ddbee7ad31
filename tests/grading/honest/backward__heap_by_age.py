from collections import defaultdict


def backward(output):
    uses, stack, seen = defaultdict(int), [output], {output}
    while stack:
        for s in stack.pop().inputs:
            uses[s] += 1
            if s not in seen:
                seen.add(s)
                stack.append(s)
    output.grad = 1.0
    ready = [output]
    while ready:
        node = ready.pop()
        parts = node.vjp(node.grad)
        for s, part in zip(node.inputs, parts):
            s.grad = s.grad + part
            uses[s] -= 1
            if uses[s] == 0:
                ready.append(s)
