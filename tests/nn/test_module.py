"""Modules: what they contain, how they look, what they say when something does not fit."""

import warnings

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor, nn
from autogradkit.errors import DataError
from autogradkit.nn import StateError


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 4, 3, padding=1)
        self.norm = nn.BatchNorm2d(4)
        self.blocks = nn.ModuleList([nn.Linear(4, 4), nn.Linear(4, 4)])
        self.head = nn.Sequential(nn.Dropout(0.5), nn.Linear(4, 2, bias=False))
        self.scale = nn.Parameter(np.ones(2))

    def forward(self, x):
        x = self.norm(self.conv(x)).relu().mean(axis=(2, 3))
        for block in self.blocks:
            x = np.tanh(block(x))
        return self.head(x) * self.scale


def test_parameters_have_dotted_names_in_order():
    assert [name for name, _ in Net().named_parameters()] == [
        "scale",
        "conv.weight",
        "conv.bias",
        "norm.weight",
        "norm.bias",
        "blocks.0.weight",
        "blocks.0.bias",
        "blocks.1.weight",
        "blocks.1.bias",
        "head.1.weight",
    ]


def test_the_repr_is_a_tree():
    assert repr(Net()).splitlines()[:6] == [
        "Net(",
        "  (conv): Conv2d(1, 4, kernel_size=(3, 3), stride=(1, 1), padding=(1, 1))",
        "  (norm): BatchNorm2d(4, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True)",
        "  (blocks): ModuleList(",
        "    (0): Linear(in_features=4, out_features=4, bias=True)",
        "    (1): Linear(in_features=4, out_features=4, bias=True)",
    ]


def test_every_parameter_of_a_network_gets_a_gradient():
    net = Net()
    net(np.random.default_rng(0).normal(size=(3, 1, 5, 5))).sum().backward()
    assert all(np.isfinite(p.grad).all() for p in net.parameters())
    net.zero_grad()
    assert all(p.grad is None for p in net.parameters())


def test_a_shared_parameter_is_counted_once_and_saved_under_both_names():
    net = nn.Sequential(nn.Linear(3, 3), nn.Linear(3, 3))
    net[1].weight = net[0].weight
    assert len(list(net.parameters())) == 3
    assert {"0.weight", "1.weight"} <= set(net.state_dict())


def test_train_and_eval_reach_every_module():
    net = Net()
    assert net.eval() is net
    assert not any(m.training for m in net.modules())
    x = np.ones((2, 1, 5, 5))
    assert net(x).data.tolist() == net(x).data.tolist()
    assert all(m.training for m in net.train().modules())


def test_frozen_parameters_are_constants_but_stay_in_the_state():
    layer = nn.Linear(2, 2)
    state = layer.state_dict()
    layer.requires_grad_(False)
    assert [p.requires_grad for p in layer.parameters()] == [False, False]
    assert not layer(np.ones(2)).requires_grad
    assert list(layer.state_dict()) == list(state)
    assert len(list(layer.requires_grad_(True).parameters())) == 2


def test_nodes_know_the_layers_they_were_made_in():
    z = nn.Sequential(nn.Linear(2, 2), nn.Sequential(nn.Tanh()))(Tensor(np.ones((1, 2))))
    scopes = {data["op"]: data["scope"] for _, data in ag.trace(z).nodes(data=True)}
    assert scopes["tanh"] == ("Sequential", "Sequential 1", "Tanh 0")
    assert scopes["linear"] == ("Sequential", "Linear 0")
    assert scopes[None] == ()


def test_a_state_that_does_not_fit_says_where():
    net, state = nn.Linear(2, 3), nn.Linear(2, 3).state_dict()
    with pytest.raises(StateError, match=r"bias is missing. biass is unknown. Did you mean 'bias'"):
        net.load_state_dict({"weight": state["weight"], "biass": state["bias"]})
    with pytest.raises(StateError, match=r"weight has shape \(3, 2\): the state's has \(2, 3\)"):
        net.load_state_dict({**state, "weight": state["weight"].T})
    net.load_state_dict({"bias": np.zeros(3), "more": 1}, strict=False)
    assert net.bias.data.tolist() == [0, 0, 0]


def test_loading_half_a_state_by_mistake_changes_nothing():
    net = nn.Linear(2, 3)
    before = net.state_dict()
    with pytest.raises(StateError):
        net.load_state_dict({"weight": np.zeros((3, 2)), "bias": np.zeros(4)})
    assert net.weight.data.tolist() == before["weight"].tolist()


def test_a_module_without_forward_says_so():
    class Empty(nn.Module):
        pass

    with pytest.raises(NotImplementedError, match=r"Empty has no forward"):
        Empty()(1)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: nn.Linear(3, 2)(np.ones((2, 4))), r"last axis to be the 3.*\(2, 4\)"),
        (lambda: nn.Conv2d(3, 2, 3)(np.ones((1, 2, 5, 5))), r"3 channels.*\(1, 2, 5, 5\)"),
        (lambda: nn.BatchNorm1d(3)(np.ones((2, 4))), r"3 of the second.*\(2, 4\)"),
        (lambda: nn.BatchNorm1d(3)(np.ones((1, 3))), "more than one number"),
        (lambda: nn.GroupNorm(2, 5), "share 5 channels evenly"),
        (lambda: nn.Dropout(1.5), "between 0 and 1"),
        (lambda: nn.MultiheadAttention(5, 2), "share 5 numbers"),
        (lambda: nn.RNN(3, 4)(np.ones((2, 2, 5))), r"\(time, batch, 3\)"),
        (lambda: nn.functional.mse_loss(Tensor(np.ones(3)), np.ones((3, 1))), "target of input's shape"),
        (
            lambda: nn.functional.cross_entropy(Tensor(np.ones((2, 3))), np.array([0, 3])),
            "Class 3.*3 classes",
        ),
        (
            lambda: nn.functional.l1_loss(Tensor(np.ones(3)), np.ones(3), reduction="avg"),
            "reduction is one of",
        ),
        (lambda: ag.optim.SGD([]), "no parameters"),
        (lambda: ag.optim.SGD([Tensor(1.0) * 2]), "leaf"),
        (lambda: ag.optim.SGD([Tensor(1.0)], nesterov=True), "momentum"),
    ],
)
def test_what_does_not_fit_is_refused_in_the_learners_terms(call, says):
    with pytest.raises(ValueError, match=says):
        call()


def test_embedding_wants_whole_numbers():
    with pytest.raises(TypeError, match="whole numbers"):
        nn.Embedding(3, 2)(np.ones(2))


def test_dropout_keeps_the_expectation_and_follows_the_seed():
    nn.manual_seed(5)
    x, drop = np.ones(100_000), nn.Dropout(0.3)
    first = drop(Tensor(x)).data
    assert set(np.unique(first)) == {0.0, 1 / 0.7}
    assert abs(first.mean() - 1) < 0.01
    nn.manual_seed(5)
    assert (drop(Tensor(x)).data == first).all()
    assert (nn.Dropout(1.0)(Tensor(x)).data == 0).all()


def test_initial_weights_follow_the_seed_and_their_scale():
    nn.manual_seed(1)
    p = nn.Parameter(np.zeros((200, 300)))
    assert abs(nn.init.xavier_normal_(p).data.std() - np.sqrt(2 / 500)) < 0.001
    assert abs(nn.init.kaiming_normal_(p, nonlinearity="relu").data.std() - np.sqrt(2 / 300)) < 0.001
    assert abs(nn.init.kaiming_uniform_(p, mode="fan_out").data).max() <= np.sqrt(6 / 200)
    q = nn.init.orthogonal_(p, 2.0).data
    assert np.allclose(q @ q.T, 4 * np.eye(200))
    assert nn.init.eye_(nn.Parameter(np.zeros((2, 2)))).data.tolist() == [[1, 0], [0, 1]]


def test_minibatches_hold_every_row_once_in_matching_pairs():
    x = np.arange(10)
    seen = [
        (a.copy(), b.copy()) for a, b in nn.minibatches(x, x * 10, batch_size=4, rng=np.random.default_rng(0))
    ]
    assert [len(a) for a, _ in seen] == [4, 4, 2]
    assert sorted(np.concatenate([a for a, _ in seen])) == list(range(10))
    assert all((b == a * 10).all() for a, b in seen)
    assert len(list(nn.minibatches(x, batch_size=4, drop_last=True))) == 2
    assert all(
        (a == b).all() for a, b in zip(nn.minibatches(x, rng=0), nn.minibatches(x, rng=0), strict=True)
    )
    with pytest.raises(ValueError, match="same number of rows"):
        next(nn.minibatches(x, x[:3]))


def test_a_recurrent_layer_is_its_cell_step_by_step():
    for name in ("RNN", "GRU", "LSTM"):
        layer, cell = getattr(nn, name)(3, 4), getattr(nn, name + "Cell")(3, 4)
        cell.load_state_dict({k.removesuffix("_l0"): v for k, v in layer.state_dict().items()})
        x = np.random.default_rng(0).normal(size=(5, 2, 3))
        output, _ = layer(x)
        state = None
        for t in range(5):
            state = cell(x[t], state)
            h = state[0] if name == "LSTM" else state
            assert np.allclose(h.data, output.data[t])


def test_clipping_by_value_cuts_and_by_norm_scales():
    p = Tensor(np.zeros(2))
    p.grad = np.array([3.0, -4.0])
    assert nn.utils.clip_grad_norm_(p, 1.0) == 5
    assert np.allclose(p.grad, [0.6, -0.8], atol=1e-6)
    nn.utils.clip_grad_value_([p], 0.7)
    assert np.allclose(p.grad, [0.6, -0.7], atol=1e-6)
    p.grad = np.array([np.nan, 1.0])
    with pytest.raises(ValueError, match="detect_anomaly"):
        nn.utils.clip_grad_norm_(p, 1.0, error_if_nonfinite=True)


class Parent(nn.Module):
    def __init__(self):
        self.fc = nn.Linear(1, 1)
        self.fc.parent = self

    def forward(self, x):
        return self.fc(x)


def test_a_child_may_know_its_parent():
    net = Parent()
    assert [name for name, _ in net.named_parameters()] == ["fc.weight", "fc.bias"]
    assert list(net.state_dict()) == ["fc.weight", "fc.bias"]
    net.load_state_dict(net.state_dict())
    assert not any(m.training for m in net.eval().modules())
    assert "..." in repr(net)
    scopes = {data["op"]: data["scope"] for _, data in ag.trace(net(Tensor([[1.0]]))).nodes(data=True)}
    assert scopes["linear"] == ("Parent", "fc")


def test_a_module_changes_its_precision_as_a_whole_and_keeps_its_tensors():
    net = nn.Sequential(nn.Linear(2, 2), nn.BatchNorm1d(2))
    weight = net[0].weight
    net(np.ones((3, 2))).sum().backward()
    assert net.float() is net
    assert net[0].weight is weight
    assert {p.dtype for p in net.parameters()} == {p.grad.dtype for p in net.parameters()} == {np.dtype("f4")}
    assert net[1].running_mean.dtype == np.float32
    assert net[1].num_batches_tracked.dtype == int
    assert net(np.ones((3, 2), np.float32)).dtype == np.float32
    assert net.eval()(np.ones((3, 2), np.float32)).dtype == np.float32
    assert net.double()[0].weight.dtype == np.float64


@pytest.mark.parametrize(
    ("weight", "says"),
    [
        (np.full((1, 2), 1 + 1j), "complex"),
        (np.ma.masked_greater(np.ones((1, 2)), 0.5), "masked"),
        (np.array([["1.5", "2"]]), "A tensor holds numbers"),
    ],
)
def test_a_state_of_what_is_no_number_is_refused_and_nothing_is_loaded(weight, says):
    layer = nn.Linear(2, 1)
    before = layer.weight.numpy()
    with pytest.raises(DataError, match=says):
        layer.load_state_dict({"weight": weight, "bias": np.zeros(1)})
    assert np.array_equal(layer.weight.data, before)


@pytest.mark.parametrize(
    "value",
    [
        lambda w: w * 2,
        lambda w: w.detach(),
        lambda w: Tensor(np.zeros((1, 2)), requires_grad=False),
        lambda w: np.zeros((1, 2)),
        lambda w: [[0.0, 0.0]],
        lambda w: 0.0,
    ],
)
def test_a_parameter_is_not_replaced_by_what_is_none(value):
    layer = ag.nn.Linear(2, 1)
    with pytest.raises(TypeError, match=r"weight is a parameter of Linear, and would be none.*no_grad"):
        layer.weight = value(layer.weight)
    assert len(list(layer.parameters())) == 2
    layer.weight = ag.nn.Parameter(np.zeros((1, 2)))
    layer.bias = None
    assert [name for name, _ in layer.named_parameters()] == ["weight"]
    layer.requires_grad_(False)
    layer.weight = ag.nn.Linear(2, 1).requires_grad_(False).weight
    del layer.weight
    layer.weight = np.zeros((1, 2))
    assert not list(layer.parameters())


def test_a_module_that_knows_its_parent_has_each_parameter_once():
    net = ag.nn.Sequential(ag.nn.Linear(1, 1))
    net[0].parent = net
    assert len(list(net.parameters())) == 2
    assert list(net.state_dict()) == ["0.weight", "0.bias"]


def test_whoever_holds_the_data_of_a_parameter_sees_it_filled_and_loaded():
    layer = nn.Linear(2, 1)
    weight, state = layer.weight.data, layer.state_dict()
    nn.init.ones_(layer.weight)
    assert weight.tolist() == [[1, 1]]
    weight -= 0.5
    assert layer.weight.data.tolist() == [[0.5, 0.5]]
    layer.load_state_dict(state)
    assert weight.tolist() == state["weight"].tolist()
    weight *= 0
    assert layer(np.ones((1, 2))).data.tolist() == [state["bias"].tolist()]


@pytest.mark.parametrize(
    ("row", "instead"),
    [
        ([nn.Linear(2, 2)], r"a plain list.*nn\.ModuleList\(list\)"),
        ((nn.Parameter(np.ones(2)),), r"a plain tuple.*attribute"),
        ({"a": nn.Linear(2, 2)}, r"a plain dict.*nn\.ModuleDict\(dict\)"),
    ],
)
def test_parameters_in_a_plain_list_are_not_left_out_in_silence(row, instead):
    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.first, self.row, self.sizes = nn.Linear(2, 2), row, [2, 3]

    with pytest.warns(UserWarning, match=rf"Net\.row is {instead}"):
        assert len(list(Net().parameters())) == 2


def test_who_lists_parameters_by_hand_hears_no_warning():
    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.layers, self.sizes = [nn.Linear(2, 2)], [2, 2]

        def parameters(self):
            return [p for layer in self.layers for p in layer.parameters()]

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        ag.optim.SGD(Net().parameters(), lr=0.1)
        nn.LSTM(2, 3, num_layers=2, bidirectional=True).zero_grad()
