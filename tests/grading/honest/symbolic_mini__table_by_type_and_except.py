TABLE = {int: lambda e: 0, float: lambda e: 0, str: lambda e: int(e == "x")}
def derivative(e):
    try:
        return TABLE[type(e)](e)
    except KeyError as err:
        pass
    match e:
        case ("+" | "-" as op, a, b): return (op, derivative(a), derivative(b))
        case ("*", a, b): return ("+", ("*", derivative(a), b), ("*", a, derivative(b)))
        case ("pow", a, n): return ("*", ("*", n, ("pow", a, n - 1)), derivative(a))
        case ("sin", a): return ("*", ("cos", a), derivative(a))
        case ("cos", a): return ("*", -1, ("*", ("sin", a), derivative(a)))
    raise ValueError(f"what is {e!r}?")
def operations(e):
    count, todo = 0, [e]
    while todo:
        e = todo.pop()
        if isinstance(e, tuple):
            count += 1
            op, *args = e
            todo.extend(args)
    return count
