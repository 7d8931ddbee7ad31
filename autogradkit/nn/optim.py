"""Optimisers: how parameters move once their gradients are known, under PyTorch's names and defaults."""

import warnings
from collections.abc import Callable, Iterable, Mapping
from inspect import ismethod
from itertools import islice
from math import sqrt
from typing import TYPE_CHECKING, Any

import numpy as np

from autogradkit.compiling.live import OPTIMIZERS
from autogradkit.core.tensor import Tensor
from autogradkit.errors import UnknownNameError, getattr_of_module
from autogradkit.guards.habits import OPTIMIZERS as ELSEWHERE
from autogradkit.guards.habits import RENAMED
from autogradkit.guards.parts import PARTS
from autogradkit.guards.views import outdate_parts
from autogradkit.nn import schedules as lr_scheduler
from autogradkit.nn.freezing import is_parameter
from autogradkit.nn.kinds import with_kinds_checked
from autogradkit.nn.settings import check_settings, plain, plain_settings

__all__ = ["SGD", "Adam", "AdamW", "Optimizer", "RMSprop", "lr_scheduler"]

if not TYPE_CHECKING:
    SCHEDULES = {name: f"optim.lr_scheduler.{name}" for name in lr_scheduler.__all__}
    __getattr__ = getattr_of_module(__name__, __all__, ELSEWHERE | SCHEDULES)

HALF = np.dtype(np.float16)
NOTHING_MOVED = (
    "step() has moved nothing: no parameter has a gradient. Call loss.backward() before step(), "
    "and zero_grad() before backward() or after step()."
)
Group = dict[str, Any]
Params = Iterable[Tensor] | Iterable[Group]


def refusal_of_setting(optimizer: "Optimizer", name: str, new: str) -> UnknownNameError:
    """Return the error for a setting read or written as an attribute; `new` is what was written."""
    setting = RENAMED.get(name, name)
    said = f"{type(optimizer).__name__} has no attribute {name!r}"
    if setting not in vars(optimizer).get("defaults", ()):
        return UnknownNameError(f"{said}.")
    if not new:
        return UnknownNameError(f"{said}: its settings are in its groups, .param_groups[0][{setting!r}].")
    new = " = …" if setting != name else new
    return UnknownNameError(
        f"{said}, and setting it would change nothing: its settings are in its groups. "
        f"Write `for group in optimizer.param_groups: group[{setting!r}]{new}`."
    )


class Optimizer:
    """What all optimisers share: groups of parameters, each with its settings, and a memory per parameter.

    A step gives each parameter a new array, of its own precision. Graphs that remember the old one stay
    right, and who kept a parameter's .data has its numbers before the step. (PyTorch: after.) A parameter
    that is frozen stays where it is. Steps of float16 parameters are computed, and what is remembered for
    them is kept, in float32: squares of small gradients are 0 in float16. (PyTorch: infinity or NaN.)

    Raises
    ------
    ValueError
        If there are no parameters, one is listed twice, or a setting is out of its range.
    TypeError
        If `params` is a single tensor: put it into a list.
    """

    def __init_subclass__(cls, **keywords: Any) -> None:
        super().__init_subclass__(**keywords)
        with_kinds_checked(cls)

    def __init__(self, params: Params, defaults: Mapping[str, Any]) -> None:
        if isinstance(params, (Tensor, dict)):
            raise TypeError("An optimiser takes a list of tensors or of groups, or .parameters(): use [ ].")
        if callable(params):  # a module, or its method without the brackets
            what = "a method" if ismethod(params) else f"a {type(params).__name__}"
            raise TypeError(
                f"An optimiser takes parameters: {what} was given. Write .parameters(), with its brackets."
            )
        entries: list[Any] = list(params)
        if not entries:
            raise ValueError("The optimiser got no parameters: was .parameters() empty, or used up before?")
        groups = entries if isinstance(entries[0], dict) else [{"params": entries}]
        self.defaults, self.param_groups = dict(defaults), []  # type: dict[str, Any], list[Group]
        self.state: dict[Tensor, dict[str, Any]] = {}
        for group in groups:
            self.add_param_group(group)

    def __getattr__(self, name: str) -> Any:
        raise refusal_of_setting(self, name, "")

    def __setattr__(self, name: str, value: Any) -> None:
        is_setting = RENAMED.get(name, name) in vars(self).get("defaults", ())
        if is_setting and type(self).__module__ == __name__:  # a class of the user's may read what it sets
            raise refusal_of_setting(self, name, f" = {value!r}")
        super().__setattr__(name, value)

    def add_param_group(self, group: Mapping[str, Any]) -> None:
        """Add parameters with settings of their own: `{"params": […], "lr": 0.1}`."""
        if "params" not in group:
            raise ValueError(f'A group needs "params", the tensors it moves: it has {sorted(group)}.')
        params = [group["params"]] if isinstance(group["params"], Tensor) else list(group["params"])
        known = {id(p) for other in self.param_groups for p in other["params"]}
        for p in params:
            if not is_parameter(p):
                raise ValueError(f"An optimiser moves leaf tensors that need a gradient: {p!r} is not one.")
            if id(p) in known:
                raise ValueError(
                    f"{p.label} is listed twice: every step would move it twice. List it once, for instance "
                    "by list(dict.fromkeys(params))."
                )
            known.add(id(p))
            if p.node is not None:
                p.node.is_parameter = True
        given = {**self.defaults, **group, "params": params}
        settings = {name: plain(value) for name, value in given.items()}
        check_settings(type(self).__name__, settings)
        self.param_groups.append(settings)

    def zero_grad(self, set_to_none: bool = True) -> None:
        """Forget all gradients, before the next backward()."""
        for group in self.param_groups:
            for p in group["params"]:
                if p._node is not None:  # not frozen
                    p._grad = None if set_to_none or p._grad is None else np.zeros(p.shape, p.dtype)

    def step(self, closure: Callable[[], Any] | None = None) -> Any:
        """Move every parameter that has a gradient; `closure` computes the loss first, if given.

        A step that moves none, though not all are frozen, warns: in most loops the order is wrong then.
        """
        loss = closure() if closure is not None else None
        state, new_value = self.state, self.new_value
        moved = waiting = False
        for group in self.param_groups:
            settings = plain_settings(group)
            maximize = settings.get("maximize")
            for p in group["params"]:
                node, g = p._node, p._grad
                if node is None or g is None:  # frozen, or not used
                    waiting = waiting or node is not None
                    continue
                moved = True
                if type(g) is Tensor:
                    g = g._data
                x = p._data
                if maximize:
                    g = -g
                memory = state.setdefault(p, {})
                if g.dtype is x.dtype is not HALF:
                    new = new_value(x, g, settings, memory)
                else:
                    wide = np.dtype(np.float32) if x.dtype is HALF else x.dtype
                    new = new_value(x.astype(wide), g.astype(wide), settings, memory).astype(x.dtype)
                p._data = node.value = new
                if PARTS and id(x) in PARTS:
                    outdate_parts(p, x)
        if waiting and not moved:
            warnings.warn(NOTHING_MOVED, stacklevel=2)
        return loss

    def new_value(self, x: np.ndarray, g: np.ndarray, group: Group, memory: dict[str, Any]) -> np.ndarray:
        """Return the parameter's new array, for the gradient `g`; `memory` is this parameter's."""
        raise NotImplementedError

    def update_of(self, n: int) -> Callable[[np.ndarray, np.ndarray], np.ndarray]:
        """Return what computes the new array of the parameter numbered `n`, of its array and gradient.

        It uses the settings, and fills the memory, that the optimiser has when it is called.
        """
        every = ((p, group) for group in self.param_groups for p in group["params"])
        p, group = next(islice(every, n, None))
        return lambda x, g: self.new_value(x, g, plain_settings(group), self.state.setdefault(p, {}))

    def state_dict(self) -> dict[str, Any]:
        """Return settings and memories, parameters by their number; see `nn.save`."""
        every = [p for group in self.param_groups for p in group["params"]]
        number = {id(p): i for i, p in enumerate(every)}
        groups = [
            {
                **{k: v for k, v in group.items() if k != "params"},
                "params": [number[id(p)] for p in group["params"]],
            }
            for group in self.param_groups
        ]
        memory = {
            number[id(p)]: {k: np.copy(v)[()] if isinstance(v, np.ndarray) else v for k, v in m.items()}
            for p, m in self.state.items()
        }
        return {"state": memory, "param_groups": groups}

    def load_state_dict(self, state_dict: Mapping[str, Any]) -> None:
        """Take over settings and memories of an optimiser for the same parameters."""
        saved = state_dict["param_groups"]
        sizes = [len(g["params"]) for g in self.param_groups], [len(g["params"]) for g in saved]
        if sizes[0] != sizes[1]:
            raise ValueError(
                f"This optimiser's groups have {sizes[0]} parameters: the state's have {sizes[1]}."
            )
        every = [p for group in self.param_groups for p in group["params"]]
        for group, new in zip(self.param_groups, saved, strict=True):
            group.update({k: v for k, v in new.items() if k != "params"})
        self.state = {
            every[int(i)]: {k: memory_of(v, every[int(i)]) for k, v in memory.items()}
            for i, memory in state_dict["state"].items()
        }

    def __repr__(self) -> str:
        settings = ", ".join(f"{k}={v}" for k, v in self.param_groups[0].items() if k != "params")
        return f"{type(self).__name__}({settings})"


OPTIMIZERS.append(Optimizer)  # ag.compile lets their steps run as they are


def memory_of(value: Any, p: Tensor) -> Any:
    """Return what is remembered for a parameter: a number as it is, an array in its steps' precision."""
    dtype = np.float32 if p.dtype == HALF else p.dtype
    return np.array(value, dtype)[()] if np.ndim(value) or isinstance(value, np.floating) else value


class SGD(Optimizer):
    """Down the gradient; with `momentum`, like a ball that keeps some of its speed."""

    def __init__(
        self,
        params: Params,
        lr: float = 1e-3,
        momentum: float = 0,
        dampening: float = 0,
        weight_decay: float = 0,
        nesterov: bool = False,
        *,
        maximize: bool = False,
    ) -> None:
        if nesterov and (momentum <= 0 or dampening):
            raise ValueError("Nesterov's way needs momentum, and no dampening.")
        settings = {"lr": lr, "momentum": momentum, "dampening": dampening, "weight_decay": weight_decay}
        super().__init__(params, {**settings, "nesterov": nesterov, "maximize": maximize})

    def new_value(self, x: np.ndarray, g: np.ndarray, group: Group, memory: dict[str, Any]) -> np.ndarray:
        """x - lr · v, with v ← momentum · v + g."""
        if group["weight_decay"]:
            g = g + group["weight_decay"] * x
        momentum = group["momentum"]
        if momentum:
            before = memory.get("momentum_buffer")
            v = g.copy() if before is None else momentum * before + (1 - group["dampening"]) * g
            memory["momentum_buffer"] = v
            g = g + momentum * v if group["nesterov"] else v
        step = group["lr"] * g
        return np.subtract(x, step, out=step) if step.ndim else x - step


class RMSprop(Optimizer):
    """Every number at its own pace: the gradient is divided by its recent size."""

    def __init__(
        self,
        params: Params,
        lr: float = 1e-2,
        alpha: float = 0.99,
        eps: float = 1e-8,
        weight_decay: float = 0,
        momentum: float = 0,
        centered: bool = False,
    ) -> None:
        settings = {"lr": lr, "alpha": alpha, "eps": eps, "weight_decay": weight_decay}
        super().__init__(params, {**settings, "momentum": momentum, "centered": centered})

    def new_value(self, x: np.ndarray, g: np.ndarray, group: Group, memory: dict[str, Any]) -> np.ndarray:
        """x - lr · g / √(average of g²)."""
        if group["weight_decay"]:
            g = g + group["weight_decay"] * x
        alpha = group["alpha"]
        square = memory["square_avg"] = alpha * memory.get("square_avg", 0.0) + (1 - alpha) * g * g
        if group["centered"]:
            mean = memory["grad_avg"] = alpha * memory.get("grad_avg", 0.0) + (1 - alpha) * g
            square = square - mean * mean
        step = g / (np.sqrt(square) + group["eps"])
        if group["momentum"]:
            step = group["momentum"] * memory.get("momentum_buffer", 0.0) + step
            memory["momentum_buffer"] = step
        return x - group["lr"] * step


class Adam(Optimizer):
    """Momentum and RMSprop together, corrected for having started from 0 (Kingma and Ba 2015)."""

    decoupled = False

    def __init__(
        self,
        params: Params,
        lr: float = 1e-3,
        betas: tuple[float, float] = (0.9, 0.999),
        eps: float = 1e-8,
        weight_decay: float = 0,
        amsgrad: bool = False,
        *,
        maximize: bool = False,
    ) -> None:
        settings = {"lr": lr, "betas": tuple(betas), "eps": eps, "weight_decay": weight_decay}
        super().__init__(params, {**settings, "amsgrad": amsgrad, "maximize": maximize})

    def new_value(self, x: np.ndarray, g: np.ndarray, group: Group, memory: dict[str, Any]) -> np.ndarray:
        """x - lr · m / √v, both averages divided by what they lack after so few steps."""
        lr, decay, (beta1, beta2) = group["lr"], group["weight_decay"], group["betas"]
        if decay and self.decoupled:
            x = x * (1 - lr * decay)
        elif decay:
            g = g + decay * x
        t = memory["step"] = memory.get("step", 0) + 1
        m = memory["exp_avg"] = beta1 * memory.get("exp_avg", 0.0) + (1 - beta1) * g
        v = memory["exp_avg_sq"] = beta2 * memory.get("exp_avg_sq", 0.0) + (1 - beta2) * g * g
        if group["amsgrad"]:
            v = memory["max_exp_avg_sq"] = np.maximum(memory.get("max_exp_avg_sq", 0.0), v)
        return x - (lr / (1 - beta1**t)) * m / (np.sqrt(v) / sqrt(1 - beta2**t) + group["eps"])


class AdamW(Adam):
    """Adam whose weight decay does not go through the averages (Loshchilov and Hutter 2019)."""

    decoupled = True

    def __init__(
        self,
        params: Params,
        lr: float = 1e-3,
        betas: tuple[float, float] = (0.9, 0.999),
        eps: float = 1e-8,
        weight_decay: float = 1e-2,
        amsgrad: bool = False,
        *,
        maximize: bool = False,
    ) -> None:
        super().__init__(params, lr, betas, eps, weight_decay, amsgrad, maximize=maximize)
