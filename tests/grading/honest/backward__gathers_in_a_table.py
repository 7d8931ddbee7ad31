"""Each node gathers what its users have sent."""


def backward(output):
    users = {}

    def walk(n):
        if n in users:
            return
        users[n] = []
        for s in n.inputs:
            walk(s)
        for k, s in enumerate(n.inputs):
            users[s].append((n, k))
    walk(output)
    sent = {}

    def grad(n):
        if n not in sent:
            n.grad = 1.0 if n is output else sum((grad(u)[k] for u, k in users[n]))
            sent[n] = n.vjp(n.grad) if n.inputs else ()
        return sent[n]
    for n in users:
        grad(n)
