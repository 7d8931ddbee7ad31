"""What layers can't take, they refuse in the learner's words."""

import copy
import functools
import inspect
import pickle

import numpy as np
import pytest

from autogradkit import Tensor, nn, optim
from autogradkit.errors import DataError

F = nn.functional
one, four = np.ones((1, 1, 5)), np.ones((4, 2, 2))


@pytest.mark.parametrize(
    ("call", "says"),
    [
        # states of recurrent layers
        (lambda: nn.GRU(2, 3)(four, np.zeros((1, 1, 3))), r"first state h \(1, 2, 3\): it is \(1, 1, 3\)"),
        (lambda: nn.RNN(2, 3)(four, np.zeros((2, 2, 3))), r"first state h \(1, 2, 3\): it is \(2, 2, 3\)"),
        (lambda: nn.LSTM(2, 3)(four, np.zeros((1, 2, 3))), r"pair \(h, c\)"),
        (
            lambda: nn.LSTM(2, 3)(four, (np.zeros((1, 2, 3)), np.zeros((1, 2, 4)))),
            r"first state c \(1, 2, 3\): it is \(1, 2, 4\)",
        ),
        (lambda: nn.GRU(2, 3)(four[:, 0], np.zeros((1, 1, 3))), r"first state h \(1, 3\)"),
        (lambda: nn.GRU(2, 3, batch_first=True)(np.ones((4, 2, 5))), r"\(batch, time, 2\)"),
        (lambda: nn.LSTM(2, 3)(np.ones((0, 2, 2))), "one step at least"),
        (lambda: nn.GRUCell(2, 3)(np.ones((4, 5))), r"input \(batch, 2\)"),
        (lambda: nn.GRUCell(2, 3)(np.ones((4, 2)), np.ones((1, 3))), r"state h \(4, 3\): it is \(1, 3\)"),
        (lambda: nn.LSTMCell(2, 3)(np.ones((4, 2)), np.ones((4, 3))), r"pair \(h, c\)"),
        (lambda: nn.RNNCell(2, 3, nonlinearity="sin"), "'tanh' or 'relu'"),
        (lambda: nn.LSTM(2, 0), "hidden_size is a whole number of at least 1"),
        (lambda: nn.LSTM(2, 3, dropout=2.0), "dropout is a probability"),
        # weights and biases that would be broadcast
        (lambda: F.linear(np.ones((3, 2)), np.ones((3, 2)), np.ones((3, 1))), r"bias of the 3 outputs"),
        (lambda: F.linear(np.ones((3, 2)), np.ones(2)), r"weight \(out, in\)"),
        (lambda: F.conv1d(one, np.ones((3, 1, 2)), np.ones(1)), r"bias for each of 3 output channels"),
        (lambda: F.layer_norm(np.ones((2, 3)), 3, np.ones(1)), r"layer_norm needs a weight \(3,\)"),
        (lambda: F.group_norm(np.ones((2, 4)), 2, bias=np.ones(1)), r"group_norm needs a bias \(4,\)"),
        (lambda: F.batch_norm(np.ones((2, 3)), np.zeros(1), np.ones(1)), r"running_mean has \(1,\)"),
        (lambda: F.batch_norm(np.ones((2, 3)), np.zeros(3), np.ones(3), np.ones(2)), r"weight \(3,\)"),
        (lambda: nn.GroupNorm(2, 4)(np.ones((2, 6))), r"input \(batch, 4, …\)"),
        (lambda: F.embedding([0], np.ones(3)), r"weight \(rows, numbers in a row\)"),
        # attention
        (
            lambda: nn.MultiheadAttention(4, 2)(np.ones((3, 3, 4)), *[np.ones((4, 6, 4))] * 2),
            r"of one batch.*\(3, 3, 4\), \(4, 6, 4\)",
        ),
        (
            lambda: nn.MultiheadAttention(4, 2)(*[np.ones((3, 2, 4))] * 3, attn_mask=np.ones((3, 4))),
            r"attn_mask is \(3, 3\) or \(4, 3, 3\): it is \(3, 4\)",
        ),
        (
            lambda: nn.MultiheadAttention(4, 2)(*[np.ones((3, 2, 4))] * 3, key_padding_mask=[[True] * 3]),
            r"key_padding_mask is \(2, 3\): it is \(1, 3\)",
        ),
        (
            lambda: F.scaled_dot_product_attention(*[np.ones((3, 2))] * 3, attn_mask=np.ones((2, 3, 3))),
            r"mask \(2, 3, 3\) does not fit onto scores \(3, 3\)",
        ),
        # windows
        (lambda: F.conv1d(one, np.ones((1, 1, 2)), stride=0), "stride is a whole number of at least 1"),
        (lambda: F.conv1d(one, np.ones((1, 1, 2)), dilation=0), "dilation is a whole number"),
        (lambda: F.conv1d(one, np.ones((1, 1, 2)), padding=-1), "padding is a whole number of at least 0"),
        (lambda: F.conv1d(one, np.ones((1, 1, 2)), padding="some"), "'valid' or 'same'"),
        (lambda: F.conv1d(one, np.ones((1, 1, 2)), groups=0), "groups is a whole number"),
        (lambda: F.conv2d(one[None], np.ones((1, 1, 2, 2)), stride=(1, 2, 3)), "for each of 2 axes"),
        (lambda: F.conv1d(np.ones(5), np.ones((1, 1, 2))), r"input \(batch, channels, length\)"),
        (lambda: F.conv1d(one, np.ones((1, 2))), "weight"),
        (lambda: nn.Conv2d(1, 1, 0), "kernel_size is a whole number"),
        (lambda: nn.Conv2d(1, 1, 3, stride=1.5), "Conv2d needs stride to be a whole number .*: it is 1.5"),
        (lambda: nn.Conv2d(1, 0, 3), "out_channels is a whole number"),
        (lambda: F.max_pool1d(one, 0), "kernel_size is a whole number"),
        (lambda: F.max_pool1d(one, 2, stride=0), "stride is a whole number"),
        (lambda: F.max_pool1d(one, 2, padding=2), "at most half the window"),
        (lambda: F.avg_pool2d(np.ones((1, 2)), 2), r"\(batch, channels, height, width\)"),
        (lambda: F.avg_pool2d(one, 1, divisor_override=0), "can't be 0"),
        (lambda: F.max_pool1d(one, 6), "does not fit"),
        # the rest
        (lambda: F.gelu([1.0], "tan"), "'none' or 'tanh'"),
        (lambda: F.dropout([1.0], p=1.5), "between 0 and 1"),
        (lambda: F.one_hot([]), "give num_classes"),
        (lambda: nn.Flatten(2)(np.ones((2, 2))), "with axes 2 and -1"),
        (lambda: nn.Flatten(1, 0)(np.ones((2, 2))), "from axis 1 to axis 0"),
        (lambda: nn.Linear(-1, 2), "in_features is a whole number"),
        (lambda: nn.BatchNorm1d(3)(np.ones((0, 3))), "more than one number"),
        (lambda: nn.init.eye_(Tensor(np.ones(2))), "fills a matrix"),
        (lambda: nn.init.orthogonal_(Tensor(np.ones(2))), "at least two axes"),
        (lambda: nn.init.kaiming_normal_(Tensor(np.ones((2, 2))), mode="in"), "'fan_in' or 'fan_out'"),
        (lambda: next(nn.minibatches()), "arrays with rows"),
        (lambda: next(nn.minibatches(np.ones(3), batch_size=0)), "at least one row"),
        (lambda: nn.Linear(1, 1).to("cuda"), r"leave out .to\('cuda'\)"),
        (lambda: nn.Linear(1, 1).to(int), "computes with floats"),
        (
            lambda: nn.Linear(784 / 2, 1),
            r"in_features to be a whole number: it is 392\.0\. Write int\(…\), or in_",
        ),
        (lambda: nn.Embedding(-1, 2), "num_embeddings is a whole number of at least 1: it is -1"),
        (lambda: nn.Embedding(2, 0), "embedding_dim is a whole number of at least 1: it is 0"),
        (lambda: nn.LayerNorm(-1), "normalized_shape is a whole number of at least 1: it is -1"),
        (lambda: nn.BatchNorm1d(-1), "num_features is a whole number of at least 1: it is -1"),
        (lambda: nn.LeakyReLU(float("nan")), "LeakyReLU needs negative_slope to be a number: it is nan"),
    ],
)
def test_what_does_not_fit_is_refused_in_the_learners_words(call, says):
    with pytest.raises(ValueError, match=says):
        call()


def test_a_list_is_a_state_too():
    h, c = np.zeros((1, 2, 3)), np.ones((1, 2, 3))
    layer = nn.LSTM(2, 3)
    assert (layer(four, [h, c])[0].data == layer(four, (h, c))[0].data).all()
    cell = nn.LSTMCell(2, 3)
    assert (cell(four[0], [h[0], c[0]])[0].data == cell(four[0], (h[0], c[0]))[0].data).all()


def test_no_rows_are_a_batch_too():
    for layer in (nn.LSTM(2, 3), nn.GRU(2, 3), nn.RNN(2, 3)):
        z, _ = layer(np.ones((4, 0, 2)))
        assert z.shape == (4, 0, 3)
        z.sum().backward()
        assert (layer.weight_ih_l0.grad == 0).all()
    assert nn.Conv1d(1, 2, 2)(np.ones((0, 1, 5))).shape == (0, 2, 4)
    assert nn.MultiheadAttention(4, 2)(*[np.ones((3, 0, 4))] * 3)[0].shape == (3, 0, 4)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: nn.Sequential(nn.Linear(1, 1), np.tanh), "For a function, write a Module"),
        (lambda: nn.Sequential(nn.ReLU), r"It is a class: write ReLU\(\)"),
        (lambda: nn.ModuleList([3]), "3 is none"),
        (lambda: nn.ModuleDict({"f": np.tanh}), "ModuleDict holds modules"),
    ],
)
def test_a_container_passes_nothing_over_in_silence(call, says):
    with pytest.raises(TypeError, match=says):
        call()


@pytest.mark.parametrize("name", ["keys", "training", "a.b", "", 3])
def test_a_container_refuses_names_that_it_needs_itself(name):
    with pytest.raises(KeyError, match="can't be a module's name"):
        nn.ModuleDict({name: nn.ReLU()})


def test_a_shape_that_does_not_fit_changes_no_statistics():
    layer = nn.BatchNorm1d(3)
    with pytest.raises(ValueError, match="3 of the second"):
        layer(np.ones((4, 2)))
    assert int(layer.num_batches_tracked) == 0


ODD = ["0.1", None, [0.1], {}, "auto", 1 + 2j, np.array([1, 2]), float("nan")]
LAYERS = {
    "Linear": {"in_features": 4, "out_features": 3},
    "Conv2d": {"in_channels": 1, "out_channels": 2, "kernel_size": 2},
    "Dropout": {},
    "LayerNorm": {"normalized_shape": 4},
    "BatchNorm1d": {"num_features": 4},
    "GroupNorm": {"num_groups": 2, "num_channels": 4},
    "Embedding": {"num_embeddings": 5, "embedding_dim": 3},
    "LSTM": {"input_size": 4, "hidden_size": 3},
    "GRUCell": {"input_size": 4, "hidden_size": 3},
    "MultiheadAttention": {"embed_dim": 4, "num_heads": 2},
    "ELU": {},
    "Softplus": {},
    "CrossEntropyLoss": {},
    "HuberLoss": {},
}
OPTIMISERS = ["SGD", "Adam", "AdamW", "RMSprop"]
SCHEDULES = {
    "StepLR": {"step_size": 2},
    "MultiStepLR": {"milestones": [2]},
    "ExponentialLR": {"gamma": 0.9},
    "LinearLR": {},
    "CosineAnnealingLR": {"T_max": 5},
    "OneCycleLR": {"max_lr": 0.1, "total_steps": 5},
    "ReduceLROnPlateau": {},
}


def settings_of_numbers(make, leave):
    """Yield the names of settings that are a number, a whole one, or a truth value."""
    for p in list(inspect.signature(make).parameters.values())[leave:]:
        if p.annotation in (float, int, bool):
            yield p.name


def odd_settings():
    parameter = Tensor(np.ones(2))
    for name, others in LAYERS.items():
        for setting in settings_of_numbers(getattr(nn, name), 0):
            yield name, setting, functools.partial(getattr(nn, name), **others)
    for name in OPTIMISERS:
        for setting in settings_of_numbers(getattr(optim, name), 1):
            yield name, setting, functools.partial(getattr(optim, name), [parameter])
    for name, others in SCHEDULES.items():
        made = getattr(optim.lr_scheduler, name)
        sgd = optim.SGD([parameter], lr=0.1, momentum=0.9)
        for setting in settings_of_numbers(made, 1):
            yield name, setting, functools.partial(made, sgd, **others)


CASES = list(odd_settings())


@pytest.mark.parametrize(("name", "setting", "make"), CASES, ids=[f"{n}-{s}" for n, s, _ in CASES])
def test_every_setting_of_another_kind_is_refused_by_its_name(name, setting, make):
    make()
    for odd in ODD:
        with pytest.raises((TypeError, ValueError), match=f"{name} needs {setting} to be ."):
            make(**{setting: odd})


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (
            lambda: nn.ReLU(inplace=True),
            "ReLU has no setting 'inplace'. PyTorch's inplace= is here nothing",
        ),
        (
            lambda: nn.Linear(2, 3, dtype=np.float32),
            "Linear has no setting 'dtype'. PyTorch's dtype= is",
        ),
        (
            lambda: nn.Conv2d(1, 2, 3, device="cpu"),
            "Conv2d has no setting 'device'. PyTorch's device= is",
        ),
        (lambda: nn.Softmax(axis=1), "Softmax has no setting 'axis'. It is dim= here."),
        (
            lambda: nn.Linear(2, out_feature=3),
            "Linear has no setting 'out_feature'. Did you mean 'out",
        ),
        (lambda: nn.LSTM(2, 3, direction=2), "LSTM has no setting 'direction'."),
        (lambda: nn.RNN(2, nonlinearity="relu"), "missing 1 required positional argument: 'hidden_size'"),
        (lambda: optim.Adam([Tensor(1.0)], beta1=0.9), "Adam has no setting 'beta1'. It is betas= here."),
        (
            lambda: optim.SGD([Tensor(1.0)], learning_rate=1),
            "SGD has no setting 'learning_rate'. It is lr=",
        ),
    ],
)
def test_a_setting_that_is_not_there_is_told_in_the_names_that_one_wrote(make, says):
    with pytest.raises(TypeError) as error:
        make()
    assert says in str(error.value)


@pytest.mark.parametrize("lr", ["0.1", None, [0.1]])
def test_a_groups_setting_of_another_kind_is_refused_as_well(lr):
    with pytest.raises(TypeError, match="SGD needs lr to be a number"):
        optim.SGD([{"params": [Tensor(1.0)], "lr": lr}])


def test_settings_may_be_numpys_numbers_and_whole_numbers_where_numbers_are_asked_for():
    linear = nn.Linear(np.int64(2), np.int8(3), bias=np.True_)
    assert (linear.weight.shape, linear.bias.shape) == ((3, 2), (3,))
    assert optim.SGD(linear.parameters(), lr=1, momentum=np.float32(0.5), nesterov=1).defaults["lr"] == 1
    assert nn.Conv2d(1, 2, np.array([3, 2]), padding="same", dilation=[1, 1]).weight.shape == (2, 1, 3, 2)
    nn.Dropout(np.float64(0.5)), nn.LayerNorm((2, 3)), nn.AvgPool2d(2, None)


class Own(nn.Module):
    def __init__(self, width: int, name: str = "x"):
        super().__init__()
        self.width, self.called = width, name


def test_a_module_of_the_learners_own_may_be_given_what_it_likes():
    assert Own("wide", name=None).width == "wide"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("cuda", "everything is computed by the processor"),
        ("apply", r"`for part in module\.modules\(\): f\(part\)`"),
        ("register_forward_hook", r"a forward\(self, x\) of your own"),
        ("weigth", "Linear has no attribute 'weigth'. Did you mean 'weight'"),
        ("zzz", "Linear has no attribute 'zzz'.$"),
    ],
)
def test_an_attribute_that_a_module_lacks_is_said_in_its_words(name, says):
    with pytest.raises(AttributeError, match=says):
        getattr(nn.Linear(1, 1), name)
    assert not hasattr(nn.Linear(1, 1), name)


def test_a_module_with_such_a_name_of_its_own_keeps_it_and_can_be_copied():
    linear = nn.Linear(1, 1)
    linear.apply = print
    assert linear.apply is print
    twin = pickle.loads(pickle.dumps(copy.deepcopy(linear)))
    assert twin.weight.data == linear.weight.data


def test_a_module_in_a_row_can_be_replaced_and_one_that_is_not_there_is_said():
    net = nn.Sequential(nn.Linear(2, 3), nn.ReLU())
    net[-1] = nn.Tanh()
    net[0] = linear = nn.Linear(2, 1)
    assert list(net) == [linear, net[1]]
    assert [type(m).__name__ for m in net] == ["Linear", "Tanh"]
    assert [p.shape for p in net.parameters()] == [(1, 2), (1,)]
    with pytest.raises(IndexError, match="Sequential holds 2 modules: there is none at 2"):
        net[2]
    with pytest.raises(IndexError, match="none at -3"):
        net[-3] = nn.ReLU()
    with pytest.raises(TypeError, match="holds modules: 3 is none"):
        net[0] = 3
    with pytest.raises(KeyError, match=r"no module 'b' among \['a'\]"):
        nn.ModuleDict({"a": linear})["b"]
    assert nn.ModuleDict({"a": linear}).values() == [linear]


ROWS = np.array([[0.5, -1.0, 2.0], [1.0, 3.0, -2.0]])
SETTINGS = {
    "alpha of elu": lambda t: F.elu(Tensor(ROWS), t),
    "beta of softplus": lambda t: F.softplus(Tensor(ROWS), t),
    "p of dropout": lambda t: F.dropout(Tensor(ROWS), t),
    "delta of huber_loss": lambda t: F.huber_loss(Tensor(ROWS), 0 * ROWS, delta=t),
    "beta of smooth_l1_loss": lambda t: F.smooth_l1_loss(Tensor(ROWS), 0 * ROWS, beta=t),
    "label_smoothing of cross_entropy": lambda t: F.cross_entropy(Tensor(ROWS), [0, 1], label_smoothing=t),
    "p of normalize": lambda t: F.normalize(Tensor(ROWS), p=t),
    "eps of normalize": lambda t: F.normalize(Tensor(ROWS), eps=t),
    "eps of layer_norm": lambda t: F.layer_norm(Tensor(ROWS), (3,), eps=t),
    "eps of group_norm": lambda t: F.group_norm(Tensor(ROWS), 3, eps=t),
    "eps of batch_norm": lambda t: F.batch_norm(Tensor(ROWS), None, None, training=True, eps=t),
    "running_mean of batch_norm": lambda t: F.batch_norm(Tensor(ROWS[:, :1]), t.reshape(1), np.ones(1)),
    "scale of attention": lambda t: F.scaled_dot_product_attention(*[Tensor(ROWS)] * 3, scale=t),
}


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_setting_that_needs_a_gradient_is_refused_where_it_would_get_none(setting):
    name, function = setting.split(" of ")
    with pytest.raises(DataError, match=f"{function} has no gradient with respect to {name}, and"):
        SETTINGS[setting](Tensor(0.5))
    assert SETTINGS[setting](Tensor(0.5).detach()).requires_grad


def test_parameters_that_are_used_up_are_not_clipped_in_silence():
    layer = nn.Linear(2, 1)
    layer(np.full((1, 2), 100.0)).sum().backward()
    parameters = layer.parameters()
    optim.SGD(parameters, lr=0.1)
    for clip in (nn.utils.clip_grad_norm_, nn.utils.clip_grad_value_):
        with pytest.raises(ValueError, match=r"nothing to clip: was \.parameters\(\) used up"):
            clip(parameters, 1.0)
    assert nn.utils.clip_grad_norm_([], 1.0) == 0


def test_nn_init_says_that_an_array_is_no_tensor():
    with pytest.raises(TypeError, match=r"nn\.init fills tensors, such as layer\.weight: a ndarray is none"):
        nn.init.normal_(np.ones(3))
