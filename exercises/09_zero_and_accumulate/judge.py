"""What is wrong with a result of exercise H3: a code, what is observed, a question."""

import numpy as np

from .driver import again
from .truth import gradient


def judge(got, want, leaves, graphs, same, before, litter, wiring=()):
    """Say what the leaves' gradients remember, or forget."""
    if np.allclose(got, want, rtol=1e-9):
        return None

    def near(guess):
        return np.allclose(got, guess, rtol=1e-9)

    numbers = ", ".join(f"{entry:g}" for entry in got)
    right = ", ".join(f"{entry:g}" for entry in want)
    observed = f"the leaves hold ({numbers}); right is ({right})."
    each = [gradient(name, leaves, wiring) for name in graphs]
    if (before or len(graphs) > 1) and (near(each[-1]) or near(sum(each))):
        question = "What was in .grad before backward ran, and where is it now?"
        said = "the last pass alone brings" if near(each[-1]) else "the passes alone bring"
        return "COLLECTS_NOT", f"{observed} That is what {said}.", question
    arguments = {"leaves": leaves, "graphs": graphs, "same": same, "before": before, "litter": litter}
    arguments |= {"wiring": wiring}
    if any(near(again(engine, **arguments)) for engine in (inner_kept, inner_and_seed_kept)):
        observed += (
            " That is what comes out when inner nodes still hold something from before, and pass it on."
        )
        return "G_INTERMEDIATE_KEPT", observed, "Whose .grad should be empty when a pass begins?"
    if near(before + 0 * want):
        question = "What is the gradient of L with respect to L? Is what arrives written into .grad?"
        return "G_NO_SEED", f"{observed} Nothing arrives.", question
    if len(graphs) == 1 and not before and not litter:
        return (
            "WRONG_VALUES",
            f"{observed} One run on a fresh graph is wrong already.",
            "Does your answer to exercise 8, `backward`, pass?",
        )
    if litter:
        observed += f" The inner nodes' .grad held {litter:g} when the first pass began."
    return "WRONG_VALUES", observed, "Follow one number from the output to a leaf, call by call."


def inner_kept(output):
    """Run a backward pass that begins with whatever inner nodes hold."""
    output.grad = 1.0
    pass_back(output)


def inner_and_seed_kept(output):
    """Run a backward pass that adds even its seed to what is there."""
    output.grad += 1.0
    pass_back(output)


def pass_back(output):
    """Carry every node's gradient on to its inputs, once all that was made from it has done so."""
    noted, seen = [], set()

    def visit(node):
        if node not in seen:
            seen.add(node)
            for source in node.inputs:
                visit(source)
            noted.append(node)

    visit(output)
    for node in reversed(noted):
        for source, contribution in zip(node.inputs, node.vjp(node.grad)):
            source.grad += contribution


def judge_zero_grad(got, want, values, grads):
    """Say what is left in the leaves."""
    if np.array_equal(got[0], want[0]) and np.array_equal(got[1], want[1]) and not got[2]:
        return None

    if not np.array_equal(got[1], want[1]):
        return "VALUES_CHANGED", "the leaves' values are not what they were.", "What is to be forgotten?"
    if got[2]:
        return "GRAD_IS_NONE", "a leaf's .grad is None afterwards; asked for is 0.0.", ""
    left, leaves = int(np.count_nonzero(got[0])), f"{len(grads)} lea{'f' if len(grads) == 1 else 'ves'}"
    if np.all((got[0] == 0) | (got[0] == np.array(grads))):
        observed = f"{left} of {leaves} still hold{'s' * (left == 1)} the old gradient."
        return "G_NOT_RESET", observed, "Which object does the name in your loop stand for after your line?"
    observed = f"{left} of {leaves} hold{'s' * (left == 1)} something else than 0.0 afterwards."
    return "G_NOT_RESET", observed, "What should a leaf's .grad be, whatever it was?"
