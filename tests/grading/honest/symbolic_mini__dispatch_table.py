def d_sum(e): return (e[0], derivative(e[1]), derivative(e[2]))
def d_mul(e): return ("+", ("*", derivative(e[1]), e[2]), ("*", e[1], derivative(e[2])))
def d_pow(e): return ("*", ("*", e[2], ("pow", e[1], e[2] - 1)), derivative(e[1]))
def d_sin(e): return ("*", ("cos", e[1]), derivative(e[1]))
def d_cos(e): return ("*", ("*", -1, ("sin", e[1])), derivative(e[1]))
RULES = {"+": d_sum, "-": d_sum, "*": d_mul, "pow": d_pow, "sin": d_sin, "cos": d_cos}
def derivative(e):
    if isinstance(e, tuple):
        return RULES[e[0]](e)
    return int(e == "x")
def operations(e):
    return 1 + sum(map(operations, e[1:])) if isinstance(e, tuple) else 0
