"""What layers can't take, they refuse in the learner's words."""

import numpy as np
import pytest

from autogradkit import Tensor, nn

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
        (lambda: nn.Conv2d(1, 1, 3, stride=1.5), "stride is a whole number"),
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
