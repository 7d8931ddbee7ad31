"""A finished rule runs in the engine in later lessons, films and training; an unfinished one is the kit's."""

import sys
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import course, nn
from autogradkit.core.op import OPS
from autogradkit.course.source.answer import read_functions
from autogradkit.nn import functional as F  # noqa: N812, as everybody calls it
from autogradkit.nn import optim
from tests.ipython import ipython_shell

RANDOM = np.random.default_rng(4)
IMAGES, SOUND = RANDOM.normal(size=(6, 1, 8, 8)), RANDOM.normal(size=(5, 6, 3))
CLASSES = np.array([0, 2, 1, 1, 0, 2])


@pytest.fixture
def mine(tmp_path, monkeypatch):
    monkeypatch.delenv("AUTOGRADKIT_EXERCISES", raising=False)
    root = course.start(tmp_path / "my-course").root
    monkeypatch.chdir(root / "notebooks")
    return course.CourseFolder(root / "exercises")


def finish(mine, *names):
    """Write solutions into the learner's files and have them checked, as on the command line."""
    for name in names:
        entry = course.entry(name)
        mine.answer(entry).write_bytes((entry.folder / "solution.py").read_bytes())
        assert course.attempt_file(entry, mine.answer(entry)).report.passed


@contextmanager
def lesson():
    """A later lesson: a notebook that begins with %load_ext autogradkit."""
    with ipython_shell() as shell:
        shell.run_cell("%load_ext autogradkit")
        try:
            yield shell
        finally:
            shell.run_cell("%unload_ext autogradkit")


@contextmanager
def watched(ran):
    """Note the learner's files whose code runs."""

    def note(frame, event, _):
        path = Path(frame.f_code.co_filename)
        if event == "call" and path.parent.name == "earned":
            ran.add(path.stem)

    sys.setprofile(note)
    try:
        yield
    finally:
        sys.setprofile(None)


def trained():
    """Train a small net on pictures and one on sequences for a few steps; return the losses."""
    random = np.random.default_rng(7)
    net = nn.Sequential(
        nn.Conv2d(1, 3, 3), nn.BatchNorm2d(3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(27, 3)
    )
    reader, head = nn.LSTM(3, 4), nn.Sequential(nn.LayerNorm(4), nn.Linear(4, 3), nn.Tanh())
    parameters = [*net.parameters(), *reader.parameters(), *head.parameters()]
    for p in parameters:
        p.data[...] = random.normal(size=p.shape) * 0.3
    steps, losses = optim.SGD(parameters, lr=0.1), []
    for _ in range(3):
        steps.zero_grad()
        states, _ = reader(ag.Tensor(SOUND, requires_grad=False))
        heard = head(states.mean(axis=0))
        loss = F.cross_entropy(net(ag.Tensor(IMAGES, requires_grad=False)), CLASSES) + (heard * heard).sum()
        loss.backward()
        steps.step()
        losses.append(loss.item())
    return np.array(losses)


USED = {
    "mul", "mean", "sum_axis", "conv2d_im2col", "batchnorm", "relu_leaky_abs", "maxpool", "reshape_transpose",
    "affine", "lstm_cell", "layernorm", "tanh_sigmoid", "cross_entropy",
}  # fmt: skip


def test_in_training_the_learners_rules_run_and_the_losses_are_the_same(mine, capsys):
    kits = trained()
    finish(mine, *USED)
    capsys.readouterr()
    ran = set()
    with lesson():
        said = capsys.readouterr().out
        with watched(ran):
            own = trained()
    assert said.startswith("Running backward with your code: ")
    np.testing.assert_allclose(own, kits, rtol=1e-10)
    assert {name.split("_", 1)[1] for name in ran} == USED
    with watched(ran := set()):
        np.testing.assert_array_equal(trained(), kits)
    assert ran == set(), "unloaded, the kit's own rules are back"


def film():
    x, y = ag.Tensor([1.0, 2.0], name="x"), ag.Tensor([3.0, 5.0], name="y")
    return str(ag.show((ag.tanh(x) * y).sum()))


def test_in_a_film_too_and_what_is_unfinished_is_the_kits(mine):
    kits = film()
    finish(mine, "mul")
    with lesson(), watched(ran := set()):
        assert film() == kits
    assert ran == {"02_mul"}


def test_what_was_finished_stays_so_while_it_is_tried_out_until_it_is_reset(mine, capsys):
    finish(mine, "mul")
    answer = mine.answer(course.entry("mul"))
    answer.write_text("def backward(g, x, y):\n    return y, x\n")
    assert not course.attempt_file(course.entry("mul"), answer).report.passed
    with lesson() as shell, watched(ran := set()):
        film()
        capsys.readouterr()
        shell.run_cell("%autogradkit reset mul")
        said = capsys.readouterr().out
    assert ran == {"02_mul"}
    assert said.endswith("is as it was at the beginning. Your answer is kept as rule.py.1.\n")
    with lesson(), watched(ran := set()):
        film()
    assert ran == set()


def test_an_earned_answer_that_no_longer_runs_is_passed_over(mine, capsys):
    finish(mine, "mul", "div")
    (mine.root / ".autogradkit/earned/02_mul.py").write_text("def backward(g, x=1 / 0): return g, g\n")
    with lesson():
        assert capsys.readouterr().out == "Running backward with your code: div.\n"


def test_an_operation_of_ones_own_plays_in_films_and_trains_in_a_net(mine):
    finish(mine, "custom_op")
    entry = course.entry("custom_op")
    functions = course.functions_in(read_functions(mine.answer(entry), entry.exercise.functions), "rule.py")
    own = ag.op("shrunk rows")(functions["forward"])
    own.backward(functions["backward"])
    try:
        x = ag.Tensor([[0.5, -1.0], [2.0, 0.3]], name="x")
        z = own(x)
        assert "shrunk rows" in str(ag.show((z * z).sum()))
        assert ag.gradcheck(own, x.data)
        weights, losses = ag.Tensor(RANDOM.normal(size=(2, 2)) * 0.5, name="w"), []
        steps = optim.SGD([weights], lr=0.5)
        for _ in range(30):
            steps.zero_grad()
            loss = ((own(x.data @ weights) - np.array([[0.6, 0.0], [0.0, 0.6]])) ** 2).sum()
            loss.backward()
            steps.step()
            losses.append(loss.item())
        assert losses[-1] < 0.05 * losses[0]
    finally:
        del OPS["shrunk rows"]
