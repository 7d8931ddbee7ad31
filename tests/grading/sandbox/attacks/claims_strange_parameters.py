import inspect

KINDS = inspect.Parameter.KEYWORD_ONLY


def backward(**known):
    g = known["g"]
    return g, g


names = ["want", "expected", "dx", "dy", "answer", "seed", *("\u00e9" * n for n in range(1, 200))]
backward.__signature__ = inspect.Signature([inspect.Parameter(name, KINDS) for name in names])

# status: error failed invalid
