"""What the functions that draw are given: each odd one is refused by its name, none is passed over."""

import numpy as np
import pytest

import autogradkit as ag
from autogradkit.errors import AutogradkitError, DataError, UnknownNameError
from autogradkit.widgets import Training, compare, descent, explore, gradient_flow, sliding_kernel
from tests.widgets.test_figures import networks


def product():
    return ag.Tensor(2.0, name="x") * ag.Tensor(3.0, name="y")


def bowl(x, y):
    return x**2 + y**2


REFUSED = [
    (lambda: ag.show(product(), setp=3), "show has no setting 'setp'. Did you mean 'step'?"),
    (lambda: ag.show(product(), step="last"), "show needs step to be a whole number: it is 'last'."),
    (lambda: ag.show(product(), update=[0.1]), "show needs update to be a number: it is [0.1]."),
    (lambda: ag.show(product(), engine=True), "show needs engine to be a text: it is True."),
    (lambda: ag.show(product(), along="x"), 'write mode="forward", too'),
    (lambda: ag.show(product(), product()), "show draws one result"),
    (lambda: ag.show(product(), mode="forward", along={"x": [1, 2]}), "The tangent of x is [1, 2]: expected"),
    (lambda: ag.show(product(), mode="forward", along=product()), "The tensor is no leaf of this graph"),
    (lambda: ag.show(product()).save(5), "A film is saved to a file, by its name or path: 5 is neither."),
    (lambda: ag.show(product()).save("a.gif", seconds=0), "seconds is 0"),
    (lambda: compare(product(), product()), "compare draws one result"),
    (lambda: compare(product(), engine="overwrite", mode="forward"), "give one of the two"),
    (lambda: compare(product(), along="x"), 'write mode="forward", too'),
    (lambda: explore("x**2", y=3), "'x**2' has no variable 'y': it has x."),
    (lambda: explore("x**2", x="a"), "explore needs x to be a number: it is 'a'."),
    (lambda: descent(bowl, (1, 1), optimizers=["sgd"]), "Did you mean 'optimisers'?"),
    (lambda: descent(bowl, (1, 1), optimisers=[]), "expected one or more of sgd"),
    (lambda: descent(bowl, (1, 1), optimisers=["SGD"]), "Did you mean 'sgd'?"),
    (lambda: descent(bowl, (np.nan, 1)), "expected two finite numbers"),
    (lambda: descent(bowl, (1, 1), rate=-1), "rate is -1: expected a number above 0."),
    (lambda: descent(bowl, (1, 1), steps=-3), "steps is -3: expected 0 to 1000 steps"),
    (lambda: descent(bowl, (1, 1), around=(1, 2)), "two corners of a rectangle"),
    (lambda: descent(lambda p: p[0] ** 2, (1, 1)), "f(x, y) can't be called so: too many positional"),
    (lambda: descent(lambda x, y: 3.0, (1, 1)), "f(x, y) returned 3.0."),
    (lambda: descent("x**2", (1, 1)), "f is 'x**2'"),
    (lambda: sliding_kernel(np.ones((1, 1, 5, 5)), [[1.0]]), "expected one or two axes of at most 12"),
    (lambda: sliding_kernel([[1, 2], [3]], [1.0]), "x is [[1, 2], [3]]: expected a table of numbers."),
    (lambda: sliding_kernel([1, 2], [1], stride="2"), "needs stride to be a whole number: it is '2'."),
    (lambda: gradient_flow([networks(0.5)]), "networks is list: expected"),
    (lambda: gradient_flow({"a": networks(0.5)[0]}), "networks is {'a': Tensor}: expected"),
    (lambda: gradient_flow({"a": networks(0.5)}, stations=["1"]), "expected 20 names"),
    (lambda: gradient_flow({"a": networks(0.5)}, clip=-1), "clip is -1"),
    (lambda: gradient_flow({"a": (networks(0.5)[0], networks(0.5)[1])}), "made by another run"),
    (lambda: Training(-1), "steps to be a whole number from 0: it is -1."),
    (lambda: Training(3, points=(np.ones((2, 2)), [-1, 1])), "must be whole numbers from 0"),
    (lambda: Training(3).tell(loss=1.0), "outside of the loop"),
    (lambda: told(loss="low"), "loss is 'low': expected one number"),
    (lambda: told(loss=ag.Tensor([1.0, 2.0])), "expected one number, or a Tensor of one."),
    (lambda: told(gradients=[np.ones(2)]), "gradients is [array([1., 1.])]: expected a dict"),
    (lambda: told(accuracy=1.0), "tell has no setting 'accuracy'."),
    (
        lambda: told(predict=lambda p: p[:3, 0]),
        "given 784 points and returned ndarray of shape (3,)",
    ),
]


def told(**what):
    training = Training(2, points=([[0.0, 0.0], [1.0, 1.0]], [0, 1]))
    for _ in training:
        training.tell(**what)
    return training


@pytest.mark.parametrize(("call", "says"), REFUSED, ids=[says for _, says in REFUSED])
def test_an_odd_setting_is_refused_in_words(call, says):
    with pytest.raises(AutogradkitError) as refusal:
        call()
    assert says in str(refusal.value)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("step", "last", "GraphPlayer needs step to be a whole number: it is 'last'."),
        ("speed", 0, "GraphPlayer needs speed to be a number from 0.05 to 64: it is 0."),
        ("playing", "yes", "GraphPlayer needs playing to be True or False: it is 'yes'."),
    ],
)
def test_what_a_film_is_set_to_afterwards_is_looked_at_too(name, value, says):
    player = ag.show(product())
    with pytest.raises(DataError) as refusal:
        setattr(player, name, value)
    assert str(refusal.value) == says
    assert player.step == 0


def test_a_setting_that_nobody_would_look_at_is_not_taken():
    with pytest.raises(UnknownNameError, match=r"GraphPlayer has no setting 'stpe'. Did you mean 'step'\?"):
        ag.show(product()).stpe = 3


def test_two_leaves_of_one_name_are_no_direction():
    loss = ag.Tensor(2.0, name="w") * ag.Tensor(3.0, name="w")
    with pytest.raises(DataError, match="2 leaves are called 'w': give along= the tensor itself"):
        ag.show(loss, mode="forward", along="w")


def test_tensors_slide_like_arrays_and_what_is_no_number_is_drawn_as_such():
    ours = sliding_kernel(ag.Tensor([1.0, np.nan, 3.0]), ag.Tensor([1.0]))
    assert ours.text().splitlines()[1] == "z = [[1.0, nan, 3.0]]"
    assert "<svg" in ours.still()


def test_a_gradient_that_is_no_number_is_not_called_exploding_and_one_of_zero_not_alive():
    assert gradient_flow({"nan": networks(np.nan)}).text().endswith("not a number")
    x = ag.Tensor(-1.0)
    first = x * 2.0
    assert gradient_flow({"dead": (ag.relu(ag.relu(first)), [first])}).text().endswith("vanishing")


def test_a_loop_left_early_counts_the_steps_that_were_told_and_one_run_again_begins_anew():
    training = Training(5)
    for step in training:
        training.tell(loss=step)
        if step == 2:
            break
    assert training.text() == "Training: 3 of 5 steps, loss 0 → 2"
    for step in training:
        training.tell(loss=10 + step)
    assert training.text() == "Training: 5 of 5 steps, loss 10 → 14"
    assert len(training.losses) == 5


def test_one_value_is_one_value():
    assert ag.show(ag.Tensor(3.0, name="x")).text().startswith("Film of x: 1 value, 0 uses, 1 frame forward")


def test_pi_is_the_number_on_paper_too():
    assert explore("π*x", x=2).text().startswith("π*x = 6.283 at x = 2;")
