"""Boxes that are drawn where a hand-in is graded: nobody can have learnt what they answer."""

import numpy as np

PARTS = ((True, True), (True, False), (False, True))  # whether dx and dy are wrong
IN_BOTH = {"UPSTREAM_TWICE"}  # as in the only box that everybody can play with


def drawn_box(code, draw):
    """Return a fresh box that has the mistake of this code, in dx, in dy or in both."""
    random = np.random.default_rng(draw)
    wrong = PARTS[0 if code in IN_BOTH else random.integers(len(PARTS))]
    return MAKERS[code](random, wrong)


def with_other(change):
    """Return what makes a box whose wrong gradients are what `change` makes of g and the other input.

    `change(random)` draws what belongs to the box, and returns a function of g, the other input, and x and y.
    """

    def make(random, wrong):
        changed = change(random)

        def rule(g, x, y):
            return tuple(
                changed(g, other, x, y) if is_wrong else g * other for other, is_wrong in zip((y, x), wrong)
            )

        return rule

    return make


def factor(random):
    """Draw a positive number that is not near 1."""
    return float(random.choice([random.uniform(0.3, 0.7), random.uniform(1.4, 3.0)]))


def right(random):
    return lambda g, other, x, y: g * other


def no_upstream(random):
    return lambda g, other, x, y: other.copy()


def upstream_twice(random):
    return lambda g, other, x, y: g * g * other


def term_without_upstream(random):
    c, of_x = factor(random), random.random() < 0.5
    return lambda g, other, x, y: g * other + c * (x if of_x else y)


def not_linear(random):
    c = random.uniform(-1.0, 0.6)  # 0: what is negative is lost; -1: the sign is
    return lambda g, other, x, y: np.where(g > 0, g, c * g) * other


def upstream_pooled(random):
    pooled = np.mean if random.random() < 0.5 else np.sum
    return lambda g, other, x, y: pooled(g) * other


def sign(random):
    return lambda g, other, x, y: -g * other


def constant(random):
    c = factor(random)
    return lambda g, other, x, y: c * g * other


def of_size(random):
    power = float(random.choice([-1.0, -0.5, 0.5, 1.0]))
    return lambda g, other, x, y: g * other * float(max(1, g.size)) ** power


def swapped(random):
    return lambda g, other, x, y: g * (x if other is y else y)


def only_where(random):
    c, of_x = random.uniform(-1.0, 0.6), random.random() < 0.5
    return lambda g, other, x, y: g * other * np.where((x if of_x else y) > 0, 1.0, c)


def writes(random, wrong):
    """Make a box that is right, and leaves something else in g."""
    c = factor(random)

    def rule(g, x, y):
        dx, dy = g * y, g * x
        g *= c
        return dx, dy

    return rule


def stateful(random, wrong):
    """Make a box that answers otherwise when the same question comes again at once."""
    c, last = factor(random), []

    def rule(g, x, y):
        now = b"|".join(a.tobytes() for a in (g, x, y))
        again = last == [now]
        last[:] = [now]
        return tuple(g * other * (c if again and bad else 1.0) for other, bad in zip((y, x), wrong))

    return rule


MAKERS = {
    "RIGHT": with_other(right),
    "NO_UPSTREAM": with_other(no_upstream),
    "UPSTREAM_TWICE": with_other(upstream_twice),
    "TERM_WITHOUT_UPSTREAM": with_other(term_without_upstream),
    "NOT_LINEAR": with_other(not_linear),
    "UPSTREAM_POOLED": with_other(upstream_pooled),
    "SIGN": with_other(sign),
    "FACTOR": with_other(constant),
    "FACTOR_OF_SIZE": with_other(of_size),
    "SWAPPED_INPUTS": with_other(swapped),
    "WRONG_ONLY_WHERE": with_other(only_where),
    "MUTATES_UPSTREAM": writes,
    "STATEFUL": stateful,
}
