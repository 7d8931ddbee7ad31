"""Optimisers, schedules and clipping: precision kept, settings refused, schedules that combine."""

import copy
import math
import subprocess
import sys
import warnings

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor, nn, optim

L = optim.lr_scheduler
ONE = np.float64(0.1)
EVERY = [
    (optim.SGD, {"lr": ONE, "momentum": np.float64(0.9), "weight_decay": ONE, "dampening": ONE}),
    (optim.SGD, {"lr": ONE, "momentum": np.float64(0.9), "nesterov": True}),
    (optim.RMSprop, {"lr": ONE, "momentum": ONE, "alpha": ONE, "eps": ONE, "centered": True}),
    (optim.Adam, {"lr": ONE, "betas": (ONE, np.float64(0.9)), "eps": ONE, "amsgrad": True}),
    (optim.Adam, {"weight_decay": ONE}),
    (optim.AdamW, {"lr": ONE, "weight_decay": ONE}),
    (optim.Adam, {}),
    (optim.SGD, {}),
    (optim.RMSprop, {}),
]


@pytest.mark.parametrize("dtype", [np.float64, np.float32, np.float16])
@pytest.mark.parametrize("shape", [(3,), ()])
@pytest.mark.parametrize(("optimiser", "settings"), EVERY)
def test_a_step_keeps_the_parameters_precision(optimiser, settings, shape, dtype):
    p = Tensor(np.ones(shape, dtype))
    o = optimiser([p], **settings)
    for g in (np.ones(shape, dtype), np.ones(shape)):  # the second of another precision
        p.grad = g
        o.step()
        assert p.dtype == dtype
        remembered = np.dtype(np.float32 if dtype is np.float16 else dtype)
        assert {np.asarray(v).dtype for k, v in o.state[p].items() if k != "step"} <= {remembered}
    again = optimiser([p], **settings)
    again.load_state_dict(o.state_dict())
    p.grad = np.ones(shape, dtype)
    again.step()
    assert p.dtype == dtype


@pytest.mark.parametrize("optimiser", [optim.Adam, optim.AdamW, optim.RMSprop])
def test_small_and_absent_gradients_move_float16_by_a_number(optimiser):
    p = Tensor(np.ones(2, np.float16))
    o = optimiser([p], lr=0.1, weight_decay=0)
    p.grad = np.array([0.0, 1e-4], np.float16)
    o.step()
    assert p.data[0] == 1.0
    assert p.data[1] == pytest.approx(0.9 if optimiser is not optim.RMSprop else 0.0, abs=0.01)


@pytest.mark.parametrize("change", [np.float64(0.01), Tensor(0.01)])
def test_a_rate_that_somebody_sets_changes_no_precision(change):
    p = Tensor(np.ones(2, np.float32))
    o = optim.SGD([p])
    o.param_groups[0]["lr"] = change
    p.grad = np.ones(2, np.float32)
    o.step()
    assert p.dtype == np.float32
    assert p.data == pytest.approx([0.99, 0.99])


SCHEDULES = [
    lambda o: L.StepLR(o, 1, np.float64(0.5)),
    lambda o: L.MultiStepLR(o, [1], np.float64(0.5)),
    lambda o: L.ExponentialLR(o, np.float64(0.5)),
    lambda o: L.LambdaLR(o, np.cos),
    lambda o: L.LinearLR(o, np.float64(0.5)),
    lambda o: L.CosineAnnealingLR(o, 4, np.float64(0.01)),
    lambda o: L.OneCycleLR(o, np.float64(1.0), 5),
    lambda o: L.ReduceLROnPlateau(o, patience=0, factor=np.float64(0.5)),
]


@pytest.mark.parametrize("schedule", SCHEDULES)
def test_a_schedule_sets_plain_rates_and_keeps_the_precision(schedule):
    p = Tensor(np.ones(2, np.float32))
    o = optim.SGD([p], lr=0.1)
    s = schedule(o)
    for _ in range(3):
        s.step(1.0) if isinstance(s, L.ReduceLROnPlateau) else s.step()
        assert type(o.param_groups[0]["lr"]) is float
        p.grad = np.ones(2, np.float32)
        o.step()
    assert p.dtype == np.float32


def test_a_parameter_that_is_listed_twice_is_refused():
    p, q = Tensor([1.0], name="p"), Tensor([2.0])
    with pytest.raises(ValueError, match="p is listed twice"):
        optim.SGD([p, p], lr=0.1)
    with pytest.raises(ValueError, match="p is listed twice"):
        optim.SGD([{"params": [p]}, {"params": [q, p]}], lr=0.1)
    o = optim.SGD([p], lr=0.1)
    with pytest.raises(ValueError, match="p is listed twice"):
        o.add_param_group({"params": p})
    assert len(optim.SGD(list(dict.fromkeys([p, q, p])), lr=0.1).param_groups[0]["params"]) == 2


@pytest.mark.parametrize(
    ("optimiser", "settings", "says"),
    [
        (optim.SGD, {"lr": -1.0}, "lr of at least 0: it is -1.0"),
        (optim.SGD, {"lr": math.nan}, "lr to be a number: it is nan"),
        (optim.SGD, {"momentum": -1}, "momentum of at least 0"),
        (optim.SGD, {"weight_decay": -0.1}, "weight_decay of at least 0"),
        (optim.SGD, {"nesterov": True}, "momentum"),
        (optim.RMSprop, {"alpha": -0.1}, "alpha of at least 0"),
        (optim.RMSprop, {"eps": -1e-8}, "eps of at least 0"),
        (optim.Adam, {"betas": (0.9, 1.0)}, "two betas, from 0 to below 1"),
        (optim.Adam, {"betas": (0.9,)}, "two betas"),
        (optim.AdamW, {"lr": -1}, "AdamW needs lr"),
    ],
)
def test_a_setting_out_of_its_range_is_refused(optimiser, settings, says):
    with pytest.raises(ValueError, match=says):
        optimiser([Tensor([1.0])], **settings)
    if "nesterov" not in settings:
        with pytest.raises(ValueError, match=says):
            optimiser([{"params": [Tensor([1.0])], **settings}])


def test_what_is_no_list_of_tensors_is_refused():
    with pytest.raises(TypeError, match="list of tensors"):
        optim.SGD(Tensor([1.0]))
    with pytest.raises(ValueError, match='needs "params"'):
        optim.SGD([{"lr": 0.1}])


@pytest.mark.parametrize(
    "given", [ag.nn.Linear(2, 1), ag.nn.Linear(2, 1).parameters], ids=["module", "method"]
)
def test_a_module_or_its_method_without_brackets_is_told_of_parameters(given):
    with pytest.raises(
        TypeError, match=r"takes parameters: a (method|Linear) was given. Write \.parameters\(\)"
    ):
        optim.SGD(given)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("lr", r"group\['lr'\] = 0\.5"),
        ("learning_rate", r"group\['lr'\] = …"),
        ("beta1", r"group\['betas'\] = …"),
    ],
)
def test_a_setting_is_written_in_the_groups_and_an_attribute_of_its_name_refused(name, written):
    o = optim.Adam([Tensor([1.0])])
    with pytest.raises(AttributeError, match=f"change nothing: its settings are in its groups.*{written}`"):
        setattr(o, name, 0.5)
    with pytest.raises(AttributeError, match="its settings are in its groups, "):
        getattr(o, name)
    with pytest.raises(AttributeError, match=r"^Adam has no attribute 'nothing'\.$"):
        _ = o.nothing


def test_an_optimiser_of_ones_own_has_the_attributes_that_it_likes_and_can_be_copied():
    class Own(optim.Optimizer):
        def __init__(self, params, lr):
            super().__init__(params, {"lr": lr})
            self.lr = lr

    assert copy.deepcopy(Own([Tensor([1.0])], 0.1)).lr == 0.1


def test_optimisers_are_imported_from_where_pytorch_has_them():
    code = (
        "import autogradkit.optim as optim; from autogradkit.optim import SGD; import autogradkit as ag; "
        "print(optim is ag.optim is ag.nn.optim, SGD is optim.SGD)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said == "True True\n"


def test_schedules_are_imported_from_where_pytorch_has_them():
    code = (
        "from autogradkit.optim.lr_scheduler import StepLR; import autogradkit as ag; "
        "print(StepLR is ag.optim.lr_scheduler.StepLR)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said == "True\n"


@pytest.mark.parametrize(
    ("name", "here"),
    [("StepLR", "optim.lr_scheduler.StepLR"), ("Adagrad", "RMSprop"), ("Adan", "Did you mean 'Adam'?")],
)
def test_what_pytorch_has_elsewhere_or_beyond_is_told(name, here):
    with pytest.raises(AttributeError, match=here):
        getattr(optim, name)


def test_a_step_before_any_gradient_is_there_warns_that_nothing_moved():
    o = optim.SGD([Tensor([1.0])])
    with pytest.warns(UserWarning, match=r"moved nothing: no parameter has a gradient\. Call loss\.backward"):
        o.step()


def test_a_step_with_a_gradient_or_with_all_frozen_warns_of_nothing():
    used, unused, frozen = Tensor([1.0]), Tensor([1.0]), nn.Linear(2, 1)
    used.grad = np.ones(1)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        optim.SGD([used, unused]).step()
        o = optim.SGD(frozen.parameters())
        frozen.requires_grad_(False)
        o.step()


# Schedules


def rates(schedules, steps, lr=1.0):
    """Return the rates before each of the steps, and after the last."""
    o = optim.SGD([Tensor([1.0])], lr=lr)
    chain = [schedule(o) for schedule in schedules]
    seen = [o.param_groups[0]["lr"]]
    for _ in range(steps):
        for schedule in chain:
            schedule.step()
        seen.append(o.param_groups[0]["lr"])
    return seen


def test_a_warm_up_and_a_decay_multiply():
    warm_up = lambda o: L.LinearLR(o, start_factor=0.1, total_iters=5)
    decay = lambda o: L.ExponentialLR(o, 0.9)
    assert rates([warm_up, decay], 3) == pytest.approx([0.1, 0.252, 0.3726, 0.46656])
    assert rates([lambda o: L.LinearLR(o, total_iters=4), decay], 1, 0.1)[1] == pytest.approx(0.045)


def test_one_cycle_takes_as_many_steps_as_it_was_told_and_then_refuses():
    p = Tensor([1.0])
    p.grad = np.ones(1)
    o = optim.SGD([p], lr=0.1)
    s = L.OneCycleLR(o, max_lr=1.0, total_steps=5)
    for _ in range(5):
        o.step(), s.step()
    with pytest.raises(ValueError, match="The cycle has 5 steps"):
        s.step()


def test_one_cycle_moves_the_momentum_the_other_way():
    o = optim.SGD([Tensor([1.0])], lr=0.1)
    s = L.OneCycleLR(o, max_lr=1.0, total_steps=10, pct_start=0.5)
    way = []
    for _ in range(9):
        way.append((o.param_groups[0]["lr"], o.param_groups[0]["momentum"]))
        s.step()
    assert way[0] == pytest.approx((0.04, 0.95))
    assert way[4] == pytest.approx((1.0, 0.85))
    o = optim.SGD([Tensor([1.0])], lr=0.1)
    L.OneCycleLR(o, max_lr=1.0, total_steps=10, cycle_momentum=False)
    assert o.param_groups[0]["momentum"] == 0


def test_a_list_of_functions_is_one_for_each_group():
    o = optim.SGD([{"params": [Tensor([1.0])]}, {"params": [Tensor([1.0])], "lr": 2.0}], lr=1.0)
    s = L.LambdaLR(o, [lambda e: 1.0, lambda e: 1 / (1 + e)])
    s.step()
    assert s.get_last_lr() == [1.0, 1.0]
    assert "lr_lambda" not in s.state_dict()
    with pytest.raises(ValueError, match="for each of 2 groups"):
        L.LambdaLR(o, [lambda e: 1.0])


def test_going_on_needs_the_first_rate():
    with pytest.raises(ValueError, match="needs its initial_lr"):
        L.StepLR(optim.SGD([Tensor([1.0])], lr=0.1), 2, last_epoch=4)


def plateau(values, **settings):
    """Return the rate after telling a plateau these metrics, from 1.0."""
    o = optim.SGD([Tensor([1.0])], lr=1.0)
    s = L.ReduceLROnPlateau(o, **settings)
    for value in values:
        s.step(value)
    return o.param_groups[0]["lr"]


def test_a_nan_is_never_the_best():
    assert plateau([math.nan, 3, 2.5, 2, 1.5, 1, 0.9, 0.8], patience=2) == 1.0
    assert plateau([3, math.nan, math.nan], patience=1) == pytest.approx(0.1)
    assert plateau([math.nan, 1, 2, 3, 4], mode="max", patience=1) == 1.0


def test_a_share_of_a_negative_best_is_still_an_improvement():
    assert plateau([-5.0, -4.9999, -4.9998], patience=1, threshold=0.1) == pytest.approx(0.1)


def test_a_plateau_goes_on_from_its_state():
    o = optim.SGD([Tensor([1.0])], lr=1.0)
    first = L.ReduceLROnPlateau(o, patience=2)
    for value in (3, 4, 4):
        first.step(value)
    again = L.ReduceLROnPlateau(o)
    again.load_state_dict(first.state_dict())
    assert (again.best, again.num_bad_epochs, again.patience) == (3, 2, 2)
    again.step(4)
    assert o.param_groups[0]["lr"] == pytest.approx(0.1)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda o: L.ReduceLROnPlateau(o, mode="minimum"), "mode 'min' or 'max': it is 'minimum'"),
        (lambda o: L.ReduceLROnPlateau(o, threshold_mode="foo"), "threshold_mode 'rel' or 'abs'"),
        (lambda o: L.ReduceLROnPlateau(o, factor=1.0), "factor from 0 to below 1"),
        (lambda o: L.ReduceLROnPlateau(o, min_lr=[0.1, 0.2]), "min_lr for each of 1 groups"),
        (lambda o: L.StepLR(o, 0), "step_size at least 1"),
        (lambda o: L.LinearLR(o, start_factor=0.0), "start_factor above 0"),
        (lambda o: L.LinearLR(o, end_factor=2.0), "end_factor between 0 and 1"),
        (lambda o: L.LinearLR(o, total_iters=0), "total_iters at least 1"),
        (lambda o: L.CosineAnnealingLR(o, 0), "T_max at least 1"),
        (lambda o: L.OneCycleLR(o, 1.0, 0), "total_steps at least 1"),
        (lambda o: L.OneCycleLR(o, 1.0, 10, pct_start=2), "pct_start between 0 and 1"),
    ],
)
def test_a_schedules_setting_out_of_range_is_refused(make, says):
    with pytest.raises(ValueError, match=says):
        make(optim.SGD([Tensor([1.0])], lr=0.1))


def test_a_schedule_wants_an_optimiser():
    for make in SCHEDULES:
        with pytest.raises(TypeError, match="rates of an optimiser"):
            make(Tensor([1.0]))


# Clipping


def test_one_nan_makes_all_clipped_gradients_nan_where_it_is_seen():
    a, b = Tensor([1.0]), Tensor([1.0])
    a.grad, b.grad = np.array([np.nan]), np.array([1e6])
    assert math.isnan(ag.nn.utils.clip_grad_norm_([a, b], 1.0))
    assert np.isnan(a.grad).all()
    assert np.isnan(b.grad).all()


@pytest.mark.parametrize("dtype", [np.float32, np.float16])
def test_clipping_keeps_the_precision_and_has_room_for_squares(dtype):
    p = Tensor(np.zeros(2, dtype))
    p.grad = np.array([300.0, 400.0], dtype)
    assert ag.nn.utils.clip_grad_norm_(p, np.float64(1.0)) == 500.0
    assert p.grad.dtype == dtype
    assert p.grad == pytest.approx([0.6, 0.8], rel=1e-3)
    ag.nn.utils.clip_grad_value_(p, np.float64(0.5))
    assert p.grad.dtype == dtype
    assert p.grad.tolist() == [0.5, 0.5]


def test_gradients_that_are_tensors_are_clipped_too():
    p = Tensor([3.0, 4.0])
    (p * p).sum().backward(create_graph=True)
    assert ag.nn.utils.clip_grad_norm_(p, 1.0) == 10.0
    assert np.asarray(p.grad) == pytest.approx([0.6, 0.8], rel=1e-5)


def test_a_group_may_be_of_one_tensor_however_many_numbers_it_holds():
    x, y = ag.nn.Parameter(np.ones((2, 3))), ag.nn.Parameter(1.0)
    optimizer = ag.optim.SGD([{"params": x}, {"params": y, "lr": 1.0}], lr=0.5)
    (x.sum() + y).backward()
    optimizer.step()
    np.testing.assert_array_equal(x.data, np.full((2, 3), 0.5))
    assert y.data == 0
