"""Random graphs: whatever is computed, in whatever layout and however it is shared, compiled is as eager."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

import autogradkit as ag
from autogradkit import Tensor
from tests.compiling.comparing import bits

SHAPES = [(), (3,), (1, 3), (2, 3), (2, 1), (4, 2, 3)]
LAYOUTS = {
    "C": lambda x: x,
    "F": np.asfortranarray,
    "strided": lambda x: np.repeat(x, 2, axis=-1)[..., ::2] if x.ndim else x,
    "reversed": lambda x: x[..., ::-1] if x.ndim else x,
    "broadcast": lambda x: np.broadcast_to(x[..., :1], x.shape) if x.ndim else x,
    "read-only": lambda x: np.require(x, requirements="E") if not x.flags.writeable else frozen(x),
    "float32": lambda x: x.astype(np.float32),
}


def frozen(x):
    x = x.copy()
    x.setflags(write=False)
    return x


UNARY = {
    "tanh": np.tanh,
    "exp": lambda x: np.exp(np.minimum(x, 2.0)),
    "square": lambda x: x**2,
    "neg": lambda x: -x,
    "relu": ag.relu,
    "sigmoid": ag.sigmoid,
    "abs": np.abs,
    "sum": lambda x: x.sum(axis=0) if x.ndim else x,
    "sum all": np.sum,
    "mean, kept": lambda x: x.mean(axis=-1, keepdims=True) if x.ndim else x,
    "max": lambda x: x.max(axis=-1) if x.ndim else x,
    "transpose": lambda x: x.T,
    "reshape": lambda x: x.reshape(-1),
    "slice": lambda x: x[..., :1] if x.ndim else x,
    "reverse": lambda x: x[..., ::-1] if x.ndim else x,
    "twice the first": lambda x: x[np.array([0, 0])] if x.ndim else x,
    "softmax": lambda x: ag.softmax(x) if x.ndim else x,
    "standardized": lambda x: (x - x.mean()) / np.sqrt(x.var() + 1.0),
    "where": lambda x: np.where(x > 0, x, 0.1 * x),
    "positive": lambda x: +x,
    "detached": lambda x: x.detach() + x if isinstance(x, Tensor) else x + x,
}
BINARY = {
    "add": lambda x, y: x + y,
    "sub": lambda x, y: x - y,
    "mul": lambda x, y: x * y,
    "div": lambda x, y: x / (np.abs(y) + 1.0),
    "maximum": np.maximum,
    "matmul": lambda x, y: x @ y,
    "outer": lambda x, y: x.reshape(-1, 1) * y.reshape(1, -1),
    "concatenate": lambda x, y: np.concatenate([x.reshape(-1), y.reshape(-1)]),
}


@st.composite
def programs(draw):
    """Return inputs (shape, layout) and steps (name, operands), the operands by their numbers."""
    inputs = draw(
        st.lists(st.tuples(st.sampled_from(SHAPES), st.sampled_from([*LAYOUTS])), min_size=1, max_size=3)
    )
    steps = []
    for n in range(draw(st.integers(1, 9))):
        number = st.integers(0, len(inputs) + n - 1)
        name = draw(st.sampled_from([*UNARY, *BINARY]))
        steps.append((name, draw(number), draw(number)))
    return inputs, steps, draw(st.booleans()), draw(st.integers(0, 2**16))


def computed(steps, values):
    """Return all values of a program, leaving out steps whose shapes don't fit."""
    values = list(values)
    for name, i, j in steps:
        try:
            values.append(UNARY[name](values[i]) if name in UNARY else BINARY[name](values[i], values[j]))
        except (ValueError, IndexError, TypeError):  # a number @ a number, in plain NumPy
            values.append(values[i])
    return values


@settings(max_examples=60, deadline=None)
@given(programs())
def test_a_random_graph_compiled_is_the_same_bit_for_bit(program):
    inputs, steps, second, seed = program
    rng = np.random.default_rng(seed)

    def arrays():
        return [LAYOUTS[layout](np.asarray(rng.normal(size=shape))) for shape, layout in inputs]

    def function(*given):
        leaves = [Tensor(x) for x in given]
        values = computed(steps, leaves)
        total = sum([v.sum() for v in values[-3:]])
        total.backward(create_graph=second)
        if second:
            slopes = [leaf.grad for leaf in leaves if leaf.grad is not None]
            (total + sum([(g * g).sum() for g in slopes])).backward()
        grads = [g.detach() if isinstance(g, Tensor) else g for g in (leaf.grad for leaf in leaves)]
        return values[-1].detach(), grads

    def plain(*given):
        return computed(steps, given)[len(given) :]

    for f in (function, plain):
        compiled = ag.compile(f)
        first, other = arrays(), arrays()
        with np.errstate(all="ignore"):
            want = [bits(f(*x)) for x in (first, other, first)]
            got = [bits(compiled(*x)) for x in (first, other, first)]
        assert got == want


@settings(max_examples=30, deadline=None)
@given(programs(), st.integers(0, 2), st.booleans())
def test_a_random_training_step_compiled_is_the_same_bit_for_bit(program, decay, momentum):
    inputs, steps, _, seed = program
    worlds = []
    for way in (lambda f: f, ag.compile):
        rng = np.random.default_rng(seed)
        leaves = [Tensor(LAYOUTS[layout](np.asarray(rng.normal(size=shape)))) for shape, layout in inputs]
        optimizer = ag.optim.SGD(leaves, lr=0.01, momentum=0.5 * momentum, weight_decay=0.1 * decay)

        def step(x, leaves=leaves, optimizer=optimizer):
            values = computed(steps, [leaf * x for leaf in leaves])
            loss = np.tanh(sum([v.sum() for v in values[-2:]]))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            leaves[0].data *= 0.5
            return loss.detach(), values[-1].detach()

        step = way(step)
        with np.errstate(all="ignore"):
            world = [
                (bits(step(np.float64(n))), bits(leaves), bits([w.grad for w in leaves])) for n in range(4)
            ]
        worlds.append(world)
    assert worlds[0] == worlds[1]
