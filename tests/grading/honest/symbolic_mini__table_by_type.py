def _num(e): return 0
def _var(e): return 1 if e == "x" else 0
LEAVES = {int: _num, float: _num, str: _var}
RULES = {}
def rule(*names):
    def deco(f):
        for n in names: RULES[n] = f
        return f
    return deco
@rule("+", "-")
def _(op, a, b): return (op, derivative(a), derivative(b))
@rule("*")
def _(op, a, b): return ("+", ("*", derivative(a), b), ("*", a, derivative(b)))
@rule("pow")
def _(op, a, n): return ("*", ("*", n, ("pow", a, n - 1)), derivative(a))
@rule("sin")
def _(op, a): return ("*", ("cos", a), derivative(a))
@rule("cos")
def _(op, a): return ("*", ("*", -1, ("sin", a)), derivative(a))
def derivative(e):
    try:
        return LEAVES[type(e)](e)
    except KeyError:
        return RULES[e[0]](*e)
def operations(e):
    return 1 + sum(map(operations, e[1:])) if type(e) is tuple else 0
