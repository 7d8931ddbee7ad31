"""The player of a compiled program: each line knows the frame of the film that shows it."""

import re

import numpy as np
import pytest

import autogradkit as ag
from autogradkit.compiling import CompileError
from autogradkit.errors import AutogradkitError
from autogradkit.widgets.program_player import ProgramPlayer, rows_of
from tests.compiling.networks import NETWORKS


def loss(a, b):
    u = a * b
    return (u * np.tanh(u)).sum()


A, B = np.array([0.5, 1.0]), np.array([2.0, -1.0])


def compiled(function, *arguments, **options):
    step = ag.compile(function, **options)
    step(*arguments)
    return step


@pytest.fixture
def player():
    return ag.show(compiled(ag.value_and_grad(loss, argnums=(0, 1)), A, B))


def line_of(player, statement):
    return next(n for n, said in enumerate(player.program["statements"]) if said.startswith(statement))


def shown_at(player, statement):
    """Return the frame of the film that shows a line."""
    return player.film["frames"][player.program["frames"][line_of(player, statement)]]


def labels(player, numbers):
    return [player.film["nodes"][number]["label"] for number in numbers]


def test_the_boxes_are_called_as_the_program_calls_them(player):
    assert [node["label"] for node in player.film["nodes"]] == ["a", "b", "u", "v1", "v2", "v3"]


def test_a_forward_line_is_shown_where_its_value_is_computed(player):
    for name in ("u", "v1", "v2", "v3"):
        assert labels(player, shown_at(player, f"{name} = ")["lit"]) == [name]


def test_a_backward_line_is_shown_where_its_gradient_arrives(player):
    for name, of in {"dv2": "v2", "du": "u", "dv1": "v1", "du_2": "u", "da": "a", "db": "b"}.items():
        frame = shown_at(player, f"{name} = ")
        assert frame["kind"] == "carry"
        assert labels(player, [frame["gradient"]["node"]]) == [of]


def test_the_two_contributions_to_a_value_used_twice_are_two_frames(player):
    first, total = (shown_at(player, f"{name} = ") for name in ("du", "du_2"))
    assert first["gradient"]["value"] != total["gradient"]["value"]


def test_a_line_that_only_leads_somewhere_belongs_to_the_next_one_that_is_shown(player):
    assert shown_at(player, "v6 = ") is shown_at(player, "du_2 = ")
    assert shown_at(player, "v4 = np.ones_like")["kind"] == "seed"
    assert shown_at(player, "v7 = ")["kind"] == "end"


@pytest.mark.parametrize("passes", [(), ("expand", "once", "drop", "copies"), None])
@pytest.mark.parametrize("name", NETWORKS)
def test_every_network_of_the_lessons_has_a_film_with_its_own_gradients(name, passes):
    step, arguments = NETWORKS[name]()
    step = compiled(step, *arguments, **({} if passes is None else {"passes": passes}))
    player = ag.show(step)
    frames = player.program["frames"]
    assert len(frames) == len(player.program["bytes"]) == len(step.latest.written.program.lines)
    computed = {f["compute"]["node"]: k for k, f in enumerate(player.film["frames"]) if "compute" in f}
    assert set(computed.values()) & set(frames)
    seed = next(k for k, f in enumerate(player.film["frames"]) if f["kind"] == "seed")
    for part, frame in zip(player.program["parts"], frames, strict=True):
        assert frame <= seed if part == "forward" else frame > seed


def test_arrays_that_need_no_gradient_have_the_programs_names():
    step, arguments = NETWORKS["typed_mlp"]()
    nodes = ag.show(compiled(step, *arguments)).film["nodes"]
    constants = {node["label"] for node in nodes if node["kind"] == "constant" and node["shape"]}
    assert constants == {"X", "y"}


def test_what_a_line_goes_through_is_called_after_it():
    step, arguments = NETWORKS["value_and_gradient"]()
    nodes = [node["label"] for node in ag.show(compiled(step, *arguments)).film["nodes"]]
    assert {"p.1", "p.2", "p"} <= set(nodes)


@pytest.mark.parametrize(
    "function",
    [
        lambda x: np.tanh(x) * 2,  # no gradient
        lambda x: ag.hvp(lambda y: (y**3).sum(), x, np.ones(2)),  # two passes
        lambda x: (ag.grad(lambda y: (y**2).sum())(x), ag.grad(lambda y: (y**3).sum())(x)),  # two losses
        lambda x: (
            ag.grad(lambda y: (y**2).sum())(x),
            ag.grad(lambda y: (y**3).sum())(x * 2),
        ),  # of two leaves
        lambda x: ag.grad(lambda y: (ag.grad(lambda z: (z**3).sum())(y) ** 2).sum())(x),  # second derivatives
        lambda x: ag.jacobian(lambda y: y**2)(x),  # a pass for each number
    ],
)
def test_a_program_without_one_backward_pass_shows_source_and_memory_without_a_film(function):
    player = ag.show(compiled(function, A))
    assert player.film == {}
    passes = (
        "computes no gradient"
        if "no gradient" in player.program["noFilm"]
        else "goes backward more than once"
    )
    assert passes in player.program["noFilm"]
    assert player.program["noFilm"] in player.text()
    assert len(player) == len(player.program["bytes"])
    assert player.sentence == player.program["statements"][0]


@pytest.mark.parametrize("second", [lambda w, l: (w**2).sum(), lambda w, l: l * 2])
def test_two_losses_that_go_backward_one_after_the_other_have_no_film_of_one(second):
    w = ag.Tensor(A)

    def step(x):
        first = (w * x).sum()
        other = second(w, first)
        first.backward()
        other.backward()
        g, w.grad = w.grad, None
        return g

    player = ag.show(compiled(step, B))
    assert player.film == {}
    assert player.program["noFilm"].startswith("No film: this program goes backward more than once")


@pytest.mark.parametrize("total", [lambda a, b: a + b, lambda a, b: 0.5 * a + b * b])
def test_losses_that_go_backward_as_one_sum_have_its_film(total):
    """Also where nobody asks for the sum itself, so that the program does not compute it."""
    w, v = ag.Tensor(A, name="w"), ag.Tensor(B, name="v")

    def step(x):
        a, b = ((x * w) ** 2).mean(), np.tanh(w * v).sum()
        total(a, b).backward()
        gradients, w.grad, v.grad = (w.grad, v.grad), None, None
        return *gradients, a.detach(), b.detach()

    player = ag.show(compiled(step, B))
    assert player.program["noFilm"] == ""
    assert {"w", "v"} <= {node["label"] for node in player.film["nodes"]}
    assert [f["kind"] for f in player.film["frames"]].count("seed") == 1


def test_what_the_program_computes_once_and_the_function_twice_is_two_boxes():
    w, v = ag.Tensor(A, name="w"), ag.Tensor(B, name="v")

    def step(x):
        a, b = ((x * w) ** 2).mean(), ((x * w - v) ** 2).sum()
        (a + b).backward()
        gradients, w.grad, v.grad = (w.grad, v.grad), None, None
        return gradients

    step = compiled(step, B)
    assert "computed the same again" in step.explain()
    player = ag.show(step)
    assert player.program["noFilm"] == ""
    (number,) = [node["id"] for node in player.film["nodes"] if node["label"] == "w"]
    assert sum(edge["source"] == number for edge in player.film["edges"]) == 2


def test_a_loss_that_nobody_asks_for_has_its_film():
    net = ag.nn.Linear(2, 3)

    def step(x, y):
        loss = ag.nn.functional.cross_entropy(net(x), y)
        loss.backward()
        for p in net.parameters():
            p.data -= 0.1 * p.grad
            p.grad = None

    player = ag.show(compiled(step, np.array([A, B]), np.array([0, 2])))
    assert player.program["noFilm"] == ""
    assert any(node["label"] == "loss" for node in player.film["nodes"])


def test_a_step_that_accumulates_the_gradients_of_two_backward_passes_is_said_to_have_two():
    w = ag.Tensor(A, name="w")

    def step(x):
        (w * x).sum().backward()
        (w**2).sum().backward()
        g, w.grad = w.grad, None
        return g

    said = ag.show(compiled(step, B)).program["noFilm"]
    assert said == "No film: this program goes backward more than once, and a film shows one backward pass."


def test_showing_draws_no_random_number_and_changes_no_weight():
    step, arguments = NETWORKS["cnn"]()
    step = compiled(step, *arguments)
    tensors = [state.tensor for state in step.latest.found.states]
    before = [(tensor, tensor.data.tobytes(), tensor.grad) for tensor in tensors]
    assert len(before) == 6
    ag.nn.manual_seed(5)
    want = ag.nn.functional.dropout(np.ones(9), 0.5)
    ag.nn.manual_seed(5)
    ag.show(step)
    assert np.array_equal(ag.nn.functional.dropout(np.ones(9), 0.5), want)
    for tensor, data, grad in before:
        assert tensor.data.tobytes() == data
        assert tensor.grad is grad


def test_the_memory_is_that_of_the_chart(player):
    assert player.program["bytes"][line_of(player, "du")] == player.program["most"]
    assert re.match(r"Program of loss: 14 lines, at most \d+ B of memory, \d+ B before", str(player))
    assert len(str(player).splitlines()) == 15


def test_the_rows_of_the_source_are_numbered_line_by_line(player):
    numbered = [(text.strip(), line) for text, line in player.program["rows"] if line >= 0]
    assert [line for _, line in numbered] == list(range(14))
    assert [text for text, _ in numbered] == player.program["statements"]
    assert rows_of("def f():\n    return ()\n") == [["def f():", -1], ["    return ()", -1]]


def test_a_page_needs_no_network_and_a_picture_is_the_films(player, tmp_path):
    page = player.save(tmp_path / "program.html").read_text("utf-8")
    assert "du_2 = " in page
    assert not re.search(r'(src|href)="http', page)
    assert player.save(tmp_path / "program.svg").read_text("utf-8").startswith("<svg")
    assert "<pre>" in player.html(static=True)


def test_before_its_first_call_there_is_nothing_to_show():
    with pytest.raises(CompileError, match="its first call"):
        ag.show(ag.compile(loss))


def test_a_setting_that_is_for_tensors_is_refused(player):
    step = compiled(ag.value_and_grad(loss), A, B)
    for setting in ({"engine": "overwrite"}, {"mode": "forward"}, {"memory": True}, {"g": 1.0}):
        with pytest.raises(AutogradkitError, match=f"{next(iter(setting))}= is for tensors"):
            ag.show(step, **setting)
    assert isinstance(ag.show(step, step=-1), ProgramPlayer)
