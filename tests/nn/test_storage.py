"""Storage: states go into .npz files and come back, and nothing is ever unpickled."""

import os

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import nn
from autogradkit.nn import StateError


def test_a_network_and_its_optimiser_go_on_where_they_stopped(tmp_path):
    def train(net, optimiser, steps):
        x = np.random.default_rng(0).normal(size=(8, 3))
        for _ in range(steps):
            loss = (net(x) ** 2).mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
        return loss.item()

    def start():
        net = nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), nn.Linear(4, 1))
        return net, ag.optim.Adam(net.parameters(), lr=0.1)

    net, optimiser = start()
    train(net, optimiser, 5)
    nn.save({"net": net.state_dict(), "optimiser": optimiser.state_dict(), "epoch": 5}, tmp_path / "run.npz")
    again, other = start()
    saved = nn.load(tmp_path / "run.npz")
    assert saved["epoch"] == 5
    again.load_state_dict(saved["net"])
    other.load_state_dict(saved["optimiser"])
    assert train(net, optimiser, 5) == train(again, other, 5)


def test_a_state_dict_is_readable_by_plain_numpy(tmp_path):
    nn.save(nn.Linear(2, 1), tmp_path / "layer")
    with np.load(tmp_path / "layer", allow_pickle=False) as file:
        assert {"weight", "bias"} <= set(file.files)


def test_awkward_names_and_values_come_back(tmp_path):
    state = {
        "file": np.ones(2),
        "a.b": np.zeros(()),
        "a": {"b": np.arange(3)},
        3: [1, 2.5, None, (True, "x")],
    }
    nn.save(state, tmp_path / "s.npz")
    back = nn.load(tmp_path / "s.npz")
    assert list(back) == ["file", "a.b", "a", 3]
    assert back["file"].tolist() == [1, 1]
    assert back["a.b"].shape == ()
    assert back["a"]["b"].tolist() == [0, 1, 2]
    assert back[3] == [1, 2.5, None, (True, "x")]


def test_a_file_with_python_objects_is_refused(tmp_path):
    np.savez(tmp_path / "evil.npz", x=np.array([{"code": 1}], dtype=object))
    with pytest.raises(StateError, match="can't be read as arrays"):
        nn.load(tmp_path / "evil.npz")
    (tmp_path / "text.npz").write_text("no archive")
    with pytest.raises(StateError):
        nn.load(tmp_path / "text.npz")
    with pytest.raises(FileNotFoundError):
        nn.load(tmp_path / "nowhere.npz")


def test_a_failed_save_leaves_the_old_file_and_no_rubbish(tmp_path):
    path = tmp_path / "s.npz"
    nn.save({"x": np.ones(1)}, path)
    with pytest.raises(StateError, match=r"x\.y is object"):
        nn.save({"x": {"y": object()}}, path)
    assert nn.load(path)["x"] == 1
    assert os.listdir(tmp_path) == ["s.npz"]


def test_parameters_keep_their_single_precision(tmp_path):
    layer = nn.Linear(2, 2)
    layer.weight = nn.Parameter(np.ones((2, 2), np.float32))
    nn.save(layer, tmp_path / "s.npz")
    assert nn.load(tmp_path / "s.npz")["weight"].dtype == np.float32
