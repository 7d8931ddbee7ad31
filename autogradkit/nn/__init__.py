"""Networks: layers, losses, initial weights and optimisers, with PyTorch's names, defaults and state keys.

>>> import numpy as np
>>> import autogradkit as ag
>>> net = ag.nn.Sequential(ag.nn.Linear(2, 8), ag.nn.Tanh(), ag.nn.Linear(8, 1))
>>> optimizer = ag.optim.Adam(net.parameters(), lr=0.05)
>>> x = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]])
>>> y = np.array([[0.0], [1], [1], [0]])
>>> for _ in range(500):
...     loss = ag.nn.functional.mse_loss(net(x), y)
...     optimizer.zero_grad()
...     loss.backward()
...     optimizer.step()
>>> bool(loss.item() < 0.01)
True
"""

from typing import TYPE_CHECKING

from autogradkit.errors import getattr_of_module
from autogradkit.nn import functional, init, utils
from autogradkit.nn.activation import (
    ELU,
    GELU,
    Dropout,
    LeakyReLU,
    LogSoftmax,
    ReLU,
    Sigmoid,
    SiLU,
    Softmax,
    Softplus,
    Tanh,
)
from autogradkit.nn.attention import MultiheadAttention
from autogradkit.nn.cells import GRUCell, LSTMCell, RNNCell
from autogradkit.nn.container import ModuleDict, ModuleList, Sequential
from autogradkit.nn.criterion import (
    BCELoss,
    BCEWithLogitsLoss,
    CrossEntropyLoss,
    HuberLoss,
    KLDivLoss,
    L1Loss,
    MSELoss,
    NLLLoss,
    SmoothL1Loss,
)
from autogradkit.nn.dense import Embedding, Flatten, Identity, Linear
from autogradkit.nn.image import AvgPool1d, AvgPool2d, Conv1d, Conv2d, MaxPool1d, MaxPool2d
from autogradkit.nn.minibatches import minibatches
from autogradkit.nn.module import Module, Parameter, StateError
from autogradkit.nn.normalization import BatchNorm1d, BatchNorm2d, GroupNorm, LayerNorm
from autogradkit.nn.recurrent import GRU, LSTM, RNN
from autogradkit.nn.storage import load, save
from autogradkit.randomness import manual_seed

__all__ = [
    "ELU",
    "GELU",
    "GRU",
    "LSTM",
    "RNN",
    "AvgPool1d",
    "AvgPool2d",
    "BCELoss",
    "BCEWithLogitsLoss",
    "BatchNorm1d",
    "BatchNorm2d",
    "Conv1d",
    "Conv2d",
    "CrossEntropyLoss",
    "Dropout",
    "Embedding",
    "Flatten",
    "GRUCell",
    "GroupNorm",
    "HuberLoss",
    "Identity",
    "KLDivLoss",
    "L1Loss",
    "LSTMCell",
    "LayerNorm",
    "LeakyReLU",
    "Linear",
    "LogSoftmax",
    "MSELoss",
    "MaxPool1d",
    "MaxPool2d",
    "Module",
    "ModuleDict",
    "ModuleList",
    "MultiheadAttention",
    "NLLLoss",
    "Parameter",
    "RNNCell",
    "ReLU",
    "Sequential",
    "SiLU",
    "Sigmoid",
    "SmoothL1Loss",
    "Softmax",
    "Softplus",
    "StateError",
    "Tanh",
    "functional",
    "init",
    "load",
    "manual_seed",
    "minibatches",
    "save",
    "utils",
]

if not TYPE_CHECKING:
    __getattr__ = getattr_of_module(__name__, __all__)
