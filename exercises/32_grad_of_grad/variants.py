"""The wrong rules of exercise H7 that are known by sight, each with its sentence."""

from autogradkit.checking import Variant

from .driver import drive


def engine(slip):
    """Return a backward pass with a slip in it, as a function from a trial's arguments to numbers."""

    def rules(node, g):
        u = node.inputs[0]
        if node.op == "add":
            return g, g
        if node.op == "mul":
            return g * node.inputs[1], g * u
        if node.op == "tanh":
            return (g * (1 - node) if slip == "square" else g * (1 - node * node),)
        if node.op == "sin":
            return (g * u.cos(),)
        return (g * u.sin() if slip == "cosine" else g * (-u.sin()),)

    def gradient(output, x):
        order, seen = [], set()

        def visit(node):
            if node not in seen:
                seen.add(node)
                if slip == "early":
                    order.insert(0, node)
                for source in node.inputs:
                    visit(source)
                if slip != "early":
                    order.append(node)

        visit(output)
        grads = {output: 1.0}
        for node in reversed(order):
            g = grads.get(node, 0.0)
            for source, part in zip(node.inputs, rules(node, g) if node.inputs else (), strict=True):
                grads[source] = part if slip == "overwrite" else grads.get(source, 0.0) + part
        return grads.get(x, 0.0)

    return lambda **arguments: drive(gradient, **arguments)


VARIANTS = (
    Variant(
        "G_OVERWRITE",
        engine("overwrite"),
        "where a value is used more than once, one contribution stays and the others are lost.",
        "A second contribution arrives at a value: what happens to the first?",
    ),
    Variant(
        "FORMULA",
        engine("square"),
        "the slope of tanh lacks a square.",
        "How steep is tanh at 0, and how steep far to the left?",
    ),
    Variant(
        "SIGN",
        engine("cosine"),
        "the rule of cos has the wrong sign.",
        "Does cos rise or fall, just after 0?",
    ),
)
