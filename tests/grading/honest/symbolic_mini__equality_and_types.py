class Sym:
    def __init__(self, e): self.e = e
    def __eq__(self, other): return type(other) == Sym and self.e == other.e
    def __hash__(self): return hash(self.e)
HANDLERS = {}
def handles(*ops):
    def deco(f):
        HANDLERS.update(dict.fromkeys(ops, f)); return f
    return deco
@handles("+", "-")
def linear(op, a, b): return (op, derivative(a), derivative(b))
@handles("*")
def product(op, a, b): return ("+", ("*", derivative(a), b), ("*", a, derivative(b)))
@handles("pow")
def power(op, a, n): return ("*", ("*", n, ("pow", a, n - 1)), derivative(a))
@handles("sin")
def sine(op, a): return ("*", ("cos", a), derivative(a))
@handles("cos")
def cosine(op, a): return ("*", ("*", -1, ("sin", a)), derivative(a))
def derivative(e):
    if type(e) in (int, float): return 0
    if type(e) == str: return int(Sym(e) == Sym("x"))
    return HANDLERS[e[0]](*e)
def operations(e):
    if type(e) is not tuple: return 0
    return 1 + sum(operations(a) for a in e[1:])
