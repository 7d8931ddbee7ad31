def noted(f):
    def inner(*args, **kwargs):
        return f(*args, **kwargs)
    return inner
@noted
def topo_order(outputs):
    done, path, post = set(), set(), []
    def walk(n):
        if n in path: raise ValueError("cycle")
        if n in done: return
        path.add(n)
        for m in n.inputs: walk(m)
        path.discard(n); done.add(n); post.append(n)
    for o in outputs: walk(o)
    return post[::-1]
