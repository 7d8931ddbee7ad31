"""Layers, losses and optimisers hold what PyTorch's hold and compute what PyTorch's compute.

Skipped where PyTorch is not installed: it is a peer to compare with, not a dependency.
"""

import inspect

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor
from tests.nn.pytorch import PRECISIONS, agree

torch = pytest.importorskip("torch", reason="PyTorch is not installed; it is optional")
torch.set_num_threads(1)
rng = np.random.default_rng(0)


def R(*shape):
    return rng.normal(size=shape)


# layer, its arguments, its keywords, the shapes of its inputs
LAYERS = [
    ("Linear", (3, 4), {}, [(5, 3)]),
    ("Linear", (3, 4), {"bias": False}, [(2, 5, 3)]),
    ("Conv1d", (4, 6, 3), {}, [(2, 4, 9)]),
    ("Conv1d", (4, 6, 3), {"stride": 2, "padding": 1, "dilation": 2, "groups": 2}, [(2, 4, 9)]),
    ("Conv2d", (3, 4, 3), {}, [(2, 3, 7, 6)]),
    ("Conv2d", (3, 4, (3, 2)), {"stride": (2, 1), "padding": (1, 0), "bias": False}, [(2, 3, 7, 6)]),
    ("Conv2d", (4, 4, 3), {"padding": "same", "groups": 4}, [(2, 4, 5, 6)]),
    ("Conv2d", (3, 4, 3), {}, [(3, 7, 6)]),
    ("MaxPool1d", (3,), {"stride": 2}, [(2, 3, 10)]),
    ("MaxPool2d", (2,), {}, [(2, 3, 6, 5)]),
    ("MaxPool2d", (3,), {"stride": 2, "padding": 1}, [(2, 3, 6, 5)]),
    ("MaxPool2d", (3,), {"stride": 2, "ceil_mode": True}, [(2, 3, 6, 8)]),
    ("MaxPool2d", (2,), {"stride": 1, "dilation": 2}, [(2, 3, 6, 5)]),
    ("AvgPool1d", (3,), {"stride": 2}, [(2, 3, 10)]),
    ("AvgPool2d", (2,), {}, [(2, 3, 6, 5)]),
    ("AvgPool2d", (3,), {"stride": 2, "padding": 1}, [(2, 3, 6, 5)]),
    ("AvgPool2d", (3,), {"stride": 2, "padding": 1, "count_include_pad": False}, [(2, 3, 6, 5)]),
    ("AvgPool2d", (3,), {"stride": 2, "ceil_mode": True}, [(2, 3, 6, 8)]),
    ("AvgPool2d", (3,), {"stride": 2, "padding": 1, "ceil_mode": True}, [(2, 3, 6, 8)]),
    (
        "AvgPool2d",
        (3,),
        {"stride": 2, "padding": 1, "ceil_mode": True, "count_include_pad": False},
        [(2, 3, 6, 8)],
    ),
    ("AvgPool2d", (3,), {"divisor_override": 5}, [(2, 3, 6, 8)]),
    ("BatchNorm1d", (3,), {}, [(5, 3)]),
    ("BatchNorm1d", (3,), {"momentum": None}, [(5, 3, 4)]),
    ("BatchNorm2d", (3,), {"eps": 1e-3}, [(5, 3, 4, 2)]),
    ("BatchNorm2d", (3,), {"affine": False, "track_running_stats": False}, [(5, 3, 4, 2)]),
    ("LayerNorm", (4,), {}, [(5, 3, 4)]),
    ("LayerNorm", ((3, 4),), {"elementwise_affine": False}, [(5, 3, 4)]),
    ("GroupNorm", (2, 6), {}, [(3, 6, 4)]),
    ("GroupNorm", (3, 6), {"affine": False}, [(3, 6, 4, 2)]),
    ("RNN", (3, 4), {}, [(5, 2, 3)]),
    ("RNN", (3, 4, 2, "relu"), {"batch_first": True, "bidirectional": True}, [(2, 5, 3), (4, 2, 4)]),
    ("RNN", (3, 4), {"bias": False}, [(5, 3), (1, 4)]),
    ("LSTM", (3, 4), {}, [(5, 2, 3)]),
    ("LSTM", (3, 4, 2), {"bidirectional": True}, [(5, 2, 3)]),
    ("LSTM", (3, 4), {"bias": False, "batch_first": True}, [(2, 5, 3)]),
    ("GRU", (3, 4), {}, [(5, 2, 3), (1, 2, 4)]),
    ("GRU", (3, 4, 2), {"bidirectional": True, "batch_first": True}, [(2, 5, 3)]),
    ("RNNCell", (3, 4), {}, [(2, 3), (2, 4)]),
    ("GRUCell", (3, 4), {}, [(2, 3), (2, 4)]),
    ("LSTMCell", (3, 4), {}, [(2, 3)]),
    ("MultiheadAttention", (6, 2), {}, [(5, 3, 6), (4, 3, 6), (4, 3, 6)]),
    ("MultiheadAttention", (6, 3), {"batch_first": True, "bias": False}, [(3, 5, 6)] * 3),
    ("MultiheadAttention", (6, 3), {}, [(5, 6)] * 3),
    ("ReLU", (), {}, [(5, 3)]),
    ("Sigmoid", (), {}, [(5, 3)]),
    ("Tanh", (), {}, [(5, 3)]),
    ("LeakyReLU", (0.2,), {}, [(5, 3)]),
    ("ELU", (0.7,), {}, [(5, 3)]),
    ("GELU", (), {}, [(5, 3)]),
    ("GELU", ("tanh",), {}, [(5, 3)]),
    ("SiLU", (), {}, [(5, 3)]),
    ("Softplus", (2.0,), {}, [(5, 3)]),
    ("Softmax", (1,), {}, [(5, 3)]),
    ("LogSoftmax", (0,), {}, [(5, 3)]),
    ("Flatten", (), {}, [(5, 3, 2)]),
    ("Flatten", (0, 1), {}, [(5, 3, 2)]),
    ("Identity", (), {}, [(5, 3)]),
    # one row, one step, one channel, one number
    ("Linear", (1, 1), {}, [(1,)]),
    ("Conv1d", (1, 1, 1), {}, [(1, 1, 1)]),
    ("Conv2d", (1, 2, 1), {"groups": 1, "bias": False}, [(1, 1, 1)]),
    ("RNN", (1, 1), {}, [(1, 1, 1)]),
    ("LSTM", (2, 3, 3), {"batch_first": True}, [(1, 1, 2)]),
    ("GRU", (2, 3), {"bias": False, "bidirectional": True}, [(1, 2)]),
    ("LayerNorm", (3,), {"bias": False}, [(3,)]),
    ("GroupNorm", (1, 2), {}, [(1, 2, 2)]),
    ("BatchNorm1d", (1,), {}, [(5, 1)]),
    ("MultiheadAttention", (2, 2), {}, [(1, 1, 2)] * 3),
    # no rows at all
    ("Linear", (3, 4), {}, [(0, 3)]),
    ("Conv1d", (2, 3, 2), {}, [(0, 2, 4)]),
    ("Conv2d", (2, 4, 2), {"groups": 2, "padding": 1}, [(0, 2, 4, 4)]),
    ("MaxPool1d", (2,), {}, [(0, 2, 4)]),
    ("MaxPool2d", (2,), {"padding": 1}, [(0, 2, 4, 4)]),
    ("AvgPool2d", (2,), {"ceil_mode": True}, [(0, 2, 5, 4)]),
    ("LayerNorm", (3,), {}, [(0, 3)]),
    ("RNN", (3, 4), {}, [(5, 0, 3)]),
    ("LSTM", (3, 4, 2), {"bidirectional": True}, [(5, 0, 3)]),
    ("GRU", (3, 4), {"batch_first": True}, [(0, 5, 3)]),
    ("RNNCell", (3, 4), {}, [(0, 3)]),
    ("LSTMCell", (3, 4), {}, [(0, 3)]),
    ("GRUCell", (3, 4), {}, [(0, 3)]),
    ("ReLU", (), {}, [(0, 3)]),
    ("Softmax", (1,), {}, [(0, 3)]),
    ("Flatten", (), {}, [(0, 3, 2)]),
]


def tensors_in(result):
    """Return the tensors of nested tuples, in order."""
    if isinstance(result, (tuple, list)):
        return [t for part in result for t in tensors_in(part)]
    return [] if result is None else [result]


def pair(name, arguments, keywords, dtype=np.float64):
    """Return our layer and PyTorch's, with PyTorch's weights in both."""
    if name in ("GELU", "Softplus") and arguments:
        keyword = {"GELU": "approximate", "Softplus": "beta"}[name]
        arguments, keywords = (), {keyword: arguments[0]}
    theirs = getattr(torch.nn, name)(*arguments, **keywords).to(torch_dtype(dtype))
    ours = getattr(ag.nn, name)(*arguments, **keywords).to(dtype)
    for p in theirs.parameters():
        p.data = torch.tensor(R(*p.shape).astype(dtype))
    return ours, theirs


def torch_dtype(dtype):
    return getattr(torch, np.dtype(dtype).name)


@pytest.mark.parametrize("dtype", PRECISIONS)
@pytest.mark.parametrize(("name", "arguments", "keywords", "shapes"), LAYERS)
def test_a_layer_computes_what_pytorchs_does_forward_and_back(name, arguments, keywords, shapes, dtype):
    ours, theirs = pair(name, arguments, keywords, dtype)
    state = theirs.state_dict()
    assert list(ours.state_dict()) == list(state)
    assert [v.shape for v in ours.state_dict().values()] == [tuple(v.shape) for v in state.values()]
    ours.load_state_dict(state)
    for _ in range(2):  # twice, for running statistics
        arrays = [R(*shape).astype(dtype) for shape in shapes]
        mine = [Tensor(a) for a in arrays]
        yours = [torch.tensor(a, requires_grad=True) for a in arrays]
        z, want = tensors_in(ours(*mine)), tensors_in(theirs(*yours))
        assert len(z) == len(want)
        upstream = [R(*w.shape).astype(dtype) for w in want]
        ours.zero_grad()
        theirs.zero_grad()
        total, reference = 0.0, 0.0
        for got, w, g in zip(z, want, upstream, strict=True):
            agree(got, w, "output")
            total, reference = total + (got * g).sum(), reference + (w * torch.tensor(g)).sum()
        total.backward()
        reference.backward()
        for m, y in zip(mine, yours, strict=True):
            agree(m.grad, y.grad, "gradient of an input")
        for (key, p), q in zip(ours.named_parameters(), theirs.parameters(), strict=True):
            agree(p.grad, q.grad, f"gradient of {key}")
    for key, value in ours.state_dict().items():
        agree(value, theirs.state_dict()[key], key)
    ours.eval(), theirs.eval()
    arrays = [R(*shape).astype(dtype) for shape in shapes]
    z = tensors_in(ours(*map(Tensor, arrays)))
    for got, w in zip(z, tensors_in(theirs(*map(torch.tensor, arrays))), strict=True):
        agree(got, w, "output in evaluation")


@pytest.mark.parametrize("name", ["Linear", "Conv2d", "LSTM", "BatchNorm1d"])
def test_our_state_goes_into_pytorch_too(name):
    arguments = {"Linear": (3, 4), "Conv2d": (3, 4, 3), "LSTM": (3, 4), "BatchNorm1d": (3,)}[name]
    ours, theirs = pair(name, arguments, {})
    state = ours.state_dict()
    theirs.load_state_dict({key: torch.as_tensor(value) for key, value in state.items()})
    for key, value in theirs.state_dict().items():
        agree(state[key], value, key)


NAMES = [
    *[("nn", name) for name in ag.nn.__all__ if isinstance(getattr(ag.nn, name), type)],
    *[("nn.functional", name) for name in ag.nn.functional.__all__],
    *[("optim", name) for name in ag.optim.__all__ if name != "lr_scheduler"],
    *[("optim.lr_scheduler", name) for name in ag.optim.lr_scheduler.__all__],
]


@pytest.mark.parametrize(("where", "name"), NAMES)
def test_arguments_have_pytorchs_names_places_and_defaults(where, name):
    library, kit = torch, ag
    for part in where.split("."):
        library, kit = getattr(library, part), getattr(kit, part)
    if not hasattr(library, name):
        pytest.skip("PyTorch has no such name")
    found = []
    for owner in (kit, library):
        try:
            found.append(list(inspect.signature(getattr(owner, name)).parameters.values()))
        except ValueError:
            pytest.skip("written in C, without a signature")
    ours, theirs = ({p.name: p for p in parameters if p.kind < p.VAR_KEYWORD} for parameters in found)
    if not set(ours) & set(theirs):
        pytest.skip("PyTorch takes *args")
    assert set(ours) <= set(theirs)
    places = {p: place for place, p in enumerate(theirs)}
    for place, (parameter, p) in enumerate(ours.items()):
        assert p.kind is p.KEYWORD_ONLY or places[parameter] == place, f"{parameter} stands elsewhere"
        default = theirs[parameter].default
        assert default is None or p.default is p.empty or p.default == default, parameter


def test_the_default_initial_weights_have_pytorchs_bounds():
    ag.nn.manual_seed(0)
    torch.manual_seed(0)  # few numbers, of which the largest is seldom far below the bound
    for ours, theirs in [
        (ag.nn.Linear(50, 200), torch.nn.Linear(50, 200)),
        (ag.nn.Conv2d(8, 64, 3), torch.nn.Conv2d(8, 64, 3)),
        (ag.nn.LSTM(30, 50), torch.nn.LSTM(30, 50)),
    ]:
        for p, q in zip(ours.parameters(), theirs.parameters(), strict=True):
            assert abs(np.abs(p.data).max() / float(q.detach().abs().max()) - 1) < 0.06
            assert abs(p.data.std() / float(q.detach().std()) - 1) < 0.2


def test_attention_understands_pytorchs_masks():
    ours, theirs = pair("MultiheadAttention", (6, 2), {"batch_first": True})
    ours.load_state_dict(theirs.state_dict())
    x = R(3, 4, 6)
    hidden = np.array([[0, 0, 0, 1], [0, 0, 0, 0], [0, 0, 1, 1]], bool)
    ahead = np.triu(np.ones((4, 4), bool), 1)
    for mask in (ahead, R(4, 4), R(6, 4, 4)):
        how = {"average_attn_weights": False}
        got = ours(Tensor(x), Tensor(x), Tensor(x), attn_mask=mask, **how)
        want = theirs(*[torch.tensor(x)] * 3, attn_mask=torch.tensor(mask), **how)
        agree(got[0], want[0], "output")
        agree(got[1], want[1], "weights")
    got = ours(Tensor(x), Tensor(x), Tensor(x), key_padding_mask=hidden, need_weights=False)
    want = theirs(*[torch.tensor(x)] * 3, key_padding_mask=torch.tensor(hidden), need_weights=False)
    agree(got[0], want[0], "output")
    assert got[1] is None


OPTIMISERS = [
    ("SGD", {"lr": 0.1}),
    ("SGD", {"lr": 0.1, "momentum": 0.9, "dampening": 0.3, "weight_decay": 0.01}),
    ("SGD", {"lr": 0.1, "momentum": 0.9, "nesterov": True, "maximize": True}),
    ("RMSprop", {}),
    ("RMSprop", {"momentum": 0.8, "centered": True, "weight_decay": 0.01, "alpha": 0.9}),
    ("Adam", {}),
    ("Adam", {"lr": 0.1, "betas": (0.8, 0.95), "weight_decay": 0.1, "amsgrad": True}),
    ("AdamW", {}),
    ("AdamW", {"lr": 0.1, "weight_decay": 0.3}),
]


@pytest.mark.parametrize("dtype", PRECISIONS)
@pytest.mark.parametrize(("name", "keywords"), OPTIMISERS)
def test_an_optimiser_walks_pytorchs_way(name, keywords, dtype):
    start, A = R(4, 3).astype(dtype), R(5, 4).astype(dtype)
    if dtype is np.float32:  # NumPy's numbers as settings change no precision
        keywords = {k: np.float64(v) if isinstance(v, float) else v for k, v in keywords.items()}
    mine, yours = Tensor(start), torch.tensor(start, requires_grad=True)
    ours = getattr(ag.optim, name)([mine], **keywords)
    theirs = getattr(torch.optim, name)([yours], **keywords)
    assert ours.param_groups[0].keys() - {"params"} <= theirs.param_groups[0].keys()
    for step in range(12):
        if step == 6:  # a saved and loaded optimiser goes on as if nothing had happened
            again = getattr(ag.optim, name)([mine], lr=123.0)
            again.load_state_dict(ours.state_dict())
            ours = again
        for optimiser, p, function, lift in (
            (ours, mine, np.tanh, lambda a: a),
            (theirs, yours, torch.tanh, torch.tensor),
        ):
            optimiser.zero_grad()
            (function(lift(A) @ p) ** 2).sum().backward()
            optimiser.step()
        agree(mine, yours, f"step {step}")
    for memory in ours.state.values():
        assert {np.asarray(v).dtype for k, v in memory.items() if k != "step"} <= {np.dtype(dtype)}


SCHEDULES = [
    ("StepLR", {"step_size": 3, "gamma": 0.5}),
    ("MultiStepLR", {"milestones": [2, 5]}),
    ("ExponentialLR", {"gamma": 0.9}),
    ("LambdaLR", {"lr_lambda": lambda epoch: 1 / (1 + epoch)}),
    ("LinearLR", {}),
    ("CosineAnnealingLR", {"T_max": 8, "eta_min": 0.01}),
    ("CosineAnnealingLR", {"T_max": 3}),  # down, up and down again
    ("OneCycleLR", {"max_lr": 1.0, "total_steps": 12}),
    ("OneCycleLR", {"max_lr": 1.0, "total_steps": 15, "pct_start": 0.5, "cycle_momentum": False}),
]
SETTINGS = ("lr", "momentum", "betas")


def scheduled(*schedules, optimiser=("SGD", {"lr": 0.3, "momentum": 0.5})):
    """Return our optimiser and schedules, and PyTorch's, of two groups with different rates."""
    name, settings = optimiser
    both = []
    for library, leaf in ((ag, Tensor([1.0])), (torch, torch.ones(1))):
        other = Tensor([1.0]) if library is ag else torch.ones(1)
        groups = [{"params": [leaf]}, {"params": [other], "lr": 0.1}]
        o = getattr(library.optim, name)(groups, **settings)
        both.append((o, [getattr(library.optim.lr_scheduler, s)(o, **k) for s, k in schedules]))
    return both


def assert_alike(ours, theirs):
    for mine, yours in zip(ours.param_groups, theirs.param_groups, strict=True):
        for key in SETTINGS:
            if key in mine:
                assert mine[key] == pytest.approx(yours[key], rel=1e-9), key


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("optimiser", [("SGD", {"lr": 0.3, "momentum": 0.5}), ("Adam", {"lr": 0.3})])
@pytest.mark.parametrize(("name", "keywords"), SCHEDULES)
def test_a_schedule_is_pytorchs(name, keywords, optimiser):
    (ours, (mine,)), (theirs, (yours,)) = scheduled((name, keywords), optimiser=optimiser)
    for _ in range(12):
        assert mine.get_last_lr() == pytest.approx(yours.get_last_lr(), rel=1e-9)
        assert_alike(ours, theirs)
        theirs.step()
        mine.step()
        yours.step()
    assert_alike(ours, theirs)


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("first", SCHEDULES)
@pytest.mark.parametrize("second", SCHEDULES)
def test_two_schedules_combine_as_pytorchs_do(first, second):
    (ours, mine), (theirs, yours) = scheduled(first, second)
    for _ in range(11):
        assert_alike(ours, theirs)
        theirs.step()
        for schedule in (*mine, *yours):
            schedule.step()


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize(("name", "keywords"), SCHEDULES)
def test_a_schedule_goes_on_from_its_state(name, keywords):
    (ours, (mine,)), (theirs, (yours,)) = scheduled((name, keywords))
    for step in range(11):
        if step == 5:
            saved, rates = mine.state_dict(), [g["lr"] for g in ours.param_groups]
            (_, (mine,)), _ = scheduled((name, keywords))
            mine.load_state_dict(saved)
            fresh = mine.optimizer
            for group, old in zip(fresh.param_groups, ours.param_groups, strict=True):
                group.update({k: v for k, v in old.items() if k != "params"})
            assert [g["lr"] for g in fresh.param_groups] == rates
            ours = fresh
        mine.step(), theirs.step(), yours.step()
        assert_alike(ours, theirs)


@pytest.mark.parametrize("mode", ["min", "max"])
@pytest.mark.parametrize("threshold_mode", ["rel", "abs"])
def test_a_plateau_lowers_the_rate_when_pytorchs_does(mode, threshold_mode):
    how = {"patience": 2, "cooldown": 1, "factor": 0.5, "mode": mode, "threshold_mode": threshold_mode}
    how |= {"min_lr": [0.02, 0.05], "threshold": 0.1}
    (ours, (mine,)), (theirs, (yours,)) = scheduled(("ReduceLROnPlateau", how))
    losses = [
        np.nan,
        3,
        2,
        2,
        1.95,
        2,
        2,
        2.05,
        2,
        1,
        1,
        1,
        np.nan,
        1,
        1.2,
        1,
        np.inf,
        1,
        1,
        1,
        0,
        0,
        0,
        0,
        5,
    ]
    for number, loss in enumerate(losses):
        mine.step(loss)
        yours.step(loss)
        assert_alike(ours, theirs)
        assert mine.num_bad_epochs == yours.num_bad_epochs, number
        assert mine.best == yours.best


@pytest.mark.parametrize("dtype", PRECISIONS)
@pytest.mark.parametrize("spoilt", [None, np.nan, np.inf])
@pytest.mark.parametrize(("norm", "limit"), [(2.0, 0.7), (1.0, 3.0), (float("inf"), 0.2), (2.0, 1e6)])
def test_clipping_is_pytorchs(norm, limit, spoilt, dtype):
    gradients = [R(3, 2).astype(dtype), R(4).astype(dtype)]
    if spoilt is not None:
        gradients[0][1, 1] = spoilt
    mine = [Tensor(np.zeros(g.shape, dtype)) for g in gradients]
    yours = [torch.zeros(g.shape, dtype=torch_dtype(dtype), requires_grad=True) for g in gradients]
    for m, y, g in zip(mine, yours, gradients, strict=True):
        m.grad, y.grad = g.copy(), torch.tensor(g)
    total = ag.nn.utils.clip_grad_norm_(mine, limit, norm)
    assert total == pytest.approx(float(torch.nn.utils.clip_grad_norm_(yours, limit, norm)), nan_ok=True)
    for m, y in zip(mine, yours, strict=True):
        agree(m.grad, y.grad, "clipped")


def test_embeddings_are_looked_up_as_pytorchs():
    ours, theirs = pair("Embedding", (7, 3), {"padding_idx": 2})
    ours.load_state_dict(theirs.state_dict())
    index, g = rng.integers(0, 7, (4, 5)), R(4, 5, 3)
    index[0, 0] = 2
    got, want = ours(index), theirs(torch.tensor(index))
    agree(got, want, "rows")
    got.backward(g)
    want.backward(torch.tensor(g))
    agree(ours.weight.grad, theirs.weight.grad, "gradient")


def test_attention_of_given_queries_is_pytorchs():
    q, k, v = R(2, 3, 4, 5), R(2, 3, 6, 5), R(2, 3, 6, 5)
    seen = rng.integers(0, 2, (4, 6)).astype(bool)
    seen[:, 0] = True
    for how in ({}, {"attn_mask": seen}, {"scale": 0.3}):
        got = ag.nn.functional.scaled_dot_product_attention(Tensor(q), Tensor(k), Tensor(v), **how)
        theirs = {n: torch.tensor(x) if n == "attn_mask" else x for n, x in how.items()}
        want = torch.nn.functional.scaled_dot_product_attention(*map(torch.tensor, (q, k, v)), **theirs)
        agree(got, want, "mixture")
    got = ag.nn.functional.scaled_dot_product_attention(Tensor(q), Tensor(k), Tensor(v), is_causal=True)
    want = torch.nn.functional.scaled_dot_product_attention(*map(torch.tensor, (q, k, v)), is_causal=True)
    agree(got, want, "mixture without a look ahead")
