"""A module: a function with parameters that can be trained, made of smaller modules."""

import warnings
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from reprlib import recursive_repr
from typing import Any, TypeVar

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from autogradkit.core.node import age
from autogradkit.core.tensor import Tensor, as_numbers
from autogradkit.errors import AutogradkitError, did_you_mean
from autogradkit.guards.habits import refusal_of_attribute
from autogradkit.nn.freezing import freeze, is_frozen, is_parameter, mark_frozen, unfreeze
from autogradkit.nn.kinds import with_kinds_checked

__all__ = ["Module", "Parameter", "StateError"]

M = TypeVar("M", bound="Module")
T = TypeVar("T")
ROWS = {list, tuple, dict}


class StateError(AutogradkitError, ValueError):
    """A saved state that does not fit the module."""


def Parameter(data: Tensor | ArrayLike, name: str | None = None) -> Tensor:
    """Return a leaf tensor: as an attribute of a module, it is a parameter."""
    return Tensor(data, name=name)


class Module:
    """Subclass it: make parameters and smaller modules attributes in `__init__`, write `forward`.

    What a module contains is read from its attributes, in the order in which they were set; there is no
    other register. Arrays that belong to its state without being trained are announced by `register_buffer`.

    Examples
    --------
    >>> import autogradkit as ag
    >>> class Net(ag.nn.Module):
    ...     def __init__(self):
    ...         super().__init__()
    ...         self.fc = ag.nn.Linear(2, 1)
    ...
    ...     def forward(self, x):
    ...         return self.fc(x).tanh()
    >>> Net()
    Net(
      (fc): Linear(in_features=2, out_features=1, bias=True)
    )
    >>> [name for name, p in Net().named_parameters()]
    ['fc.weight', 'fc.bias']
    """

    training = True
    _label = ""  # what a film calls the box around it: its name in the module around it
    _buffers: tuple[str, ...] = ()

    def __init_subclass__(cls, **keywords: Any) -> None:
        super().__init_subclass__(**keywords)
        with_kinds_checked(cls)

    def __getattr__(self, name: str) -> Any:
        raise refusal_of_attribute(self, name)

    def __setattr__(self, name: str, value: Any) -> None:
        if value is not None and not is_parameter(value) and is_parameter(vars(self).get(name)):
            what = "a computed tensor or a constant" if isinstance(value, Tensor) else type(value).__name__
            raise TypeError(
                f"{name} is a parameter of {type(self).__name__}, and would be none any more: {what} was to "
                f"be there. Write into it, `with ag.no_grad(): module.{name}[...] = …`; give it a new "
                f"parameter, nn.Parameter(array); or `del module.{name}` first."
            )
        if isinstance(value, Tensor) and value.is_leaf and value.node is not None:
            value.node.is_parameter = True
            value.name = name if value.name is None else value.name
        if isinstance(value, Module) and not value._label and all(m is not self for m in value.modules()):
            label = f"{type(value).__name__} {name}" if name.isdigit() else name  # its place in a row
            object.__setattr__(value, "_label", label)
        object.__setattr__(self, name, value)

    def __getstate__(self) -> dict[str, Any]:
        """Return what a copy is made of: the attributes, and which of them are frozen parameters."""
        frozen = [
            name for name, value in vars(self).items() if isinstance(value, Tensor) and is_frozen(value)
        ]
        return {**vars(self), "_frozen": frozen}

    def __setstate__(self, state: dict[str, Any]) -> None:
        frozen = state.pop("_frozen", ())
        vars(self).update(state)
        for value in state.values():
            if isinstance(value, Tensor) and value.is_leaf and value.node is not None:
                value.node.is_parameter = True
        for name in frozen:
            mark_frozen(vars(self)[name])

    def __call__(self, *arguments: Any, **keywords: Any) -> Any:
        """Return `forward(…)`; its node notes the module, and a film draws a box around the insides."""
        start = age()
        if len(arguments) == 1 and not keywords:  # nearly always, and quicker written out
            z = self.forward(arguments[0])
        else:
            z = self.forward(*arguments, **keywords)
        node = z._node if type(z) is Tensor else None
        if node is not None and node.number > start:
            node.modules += ((start, self._label or type(self).__name__),)
        return z

    def forward(self, *arguments: Any, **keywords: Any) -> Any:
        """Compute the output: to be written by each module."""
        own = [name for name in vars(type(self)) if not name.startswith("_")]
        meant = "".join(f" Is {name} meant for it?" for name in get_close_matches("forward", own, 1))
        raise NotImplementedError(f"{type(self).__name__} has no forward(self, x): write one.{meant}")

    def register_buffer(self, name: str, array: Any) -> None:
        """Make an array an attribute and part of the state."""
        self._buffers = (*self._buffers, name)
        setattr(self, name, array)

    # What it contains

    def named_children(self) -> Iterator[tuple[str, "Module"]]:
        """Yield each direct submodule with its name."""
        for name, value in vars(self).items():
            if isinstance(value, Module):
                yield name, value

    def children(self) -> Iterator["Module"]:
        """Yield each direct submodule."""
        return (child for _, child in self.named_children())

    def named_modules(self, prefix: str = "") -> Iterator[tuple[str, "Module"]]:
        """Yield this module and all below it, with dotted names; the same one only once."""
        yield from without_repeats(self._walk(prefix))

    def modules(self) -> Iterator["Module"]:
        """Yield this module and all below it."""
        return (module for _, module in self.named_modules())

    def _walk(self, prefix: str = "", around: tuple["Module", ...] = ()) -> Iterator[tuple[str, "Module"]]:
        """Yield modules as often as they have names; a module that knows its parent is no way back up."""
        yield prefix, self
        around = (*around, self)
        for name, child in self.named_children():
            if all(child is not module for module in around):
                yield from child._walk(f"{prefix}.{name}" if prefix else name, around)

    def named_parameters(self) -> Iterator[tuple[str, Tensor]]:
        """Yield each parameter with its dotted name; a shared one only once, a frozen one too."""
        yield from without_repeats(self._parameters())

    def _parameters(self) -> Iterator[tuple[str, Tensor]]:
        """Yield parameters as often as they have names."""
        for prefix, module in self.named_modules():
            for name, value in vars(module).items():
                if type(value) in ROWS:
                    warn_of_row(module, name, value)
                elif is_parameter(value) and name not in module._buffers:
                    yield f"{prefix}.{name}" if prefix else name, value

    def parameters(self) -> Iterator[Tensor]:
        """Yield each parameter, the frozen ones too, as PyTorch."""
        return (p for _, p in self.named_parameters())

    # Modes

    def train(self: M, mode: bool = True) -> M:
        """Switch dropout and batch statistics on (or off) here and below; return the module."""
        for module in self.modules():
            object.__setattr__(module, "training", mode)
        return self

    def eval(self: M) -> M:
        """Switch to evaluation: `train(False)`."""
        return self.train(False)

    def zero_grad(self, set_to_none: bool = True) -> None:
        """Forget all gradients."""
        for p in self.parameters():
            if p.requires_grad:
                p.grad = None if set_to_none or p.grad is None else np.zeros(p.shape, p.dtype)

    def requires_grad_(self: M, requires_grad: bool = True) -> M:
        """Freeze all parameters (or let them learn again); return the module.

        They stay the same tensors: what shares them, and optimisers that were made before, go on with them.
        Constants and buffers stay what they are.
        """
        for p in self.parameters():
            (unfreeze if requires_grad else freeze)(p)
        return self

    def to(self: M, dtype: DTypeLike) -> M:
        """Change the precision of all parameters and buffers of floats; return the module.

        >>> import numpy as np
        >>> import autogradkit as ag
        >>> ag.nn.Linear(2, 1).to(np.float32).weight.dtype
        dtype('float32')
        """
        if isinstance(dtype, str) and dtype.partition(":")[0] in ("cuda", "mps", "xpu", "cpu"):
            raise ValueError(f"Everything is computed on the processor here: leave out .to({dtype!r}).")
        dtype = np.dtype(dtype)
        if dtype.kind != "f":
            raise ValueError(f"A module computes with floats, such as np.float32: {dtype} was given.")
        for _, module, name in self._state():
            value = getattr(module, name)
            data = np.asarray(getattr(value, "_data", value))
            if data.dtype.kind != "f" or data.dtype == dtype:
                continue
            if not isinstance(value, Tensor):
                setattr(module, name, data.astype(dtype))
                continue
            data = data.astype(dtype)
            value.become(data if data.ndim else data[()])
            if value.grad is not None:
                value.grad = value.grad.astype(dtype)
        return self

    def float(self: M) -> M:
        """Compute in float32: half the memory, about seven digits."""
        return self.to(np.float32)

    def double(self: M) -> M:
        """Compute in float64, which is what modules start with here."""
        return self.to(np.float64)

    # State

    def _state(self) -> Iterator[tuple[str, "Module", str]]:
        """Yield, with its dotted name, where each part of the state is: (module, attribute)."""
        for prefix, module in self._walk():
            named = [n for n, v in vars(module).items() if isinstance(v, Tensor) and v.is_leaf]
            for name in [*named, *[b for b in module._buffers if b not in named]]:
                if getattr(module, name) is not None:
                    yield f"{prefix}.{name}" if prefix else name, module, name

    def state_dict(self) -> dict[str, np.ndarray]:
        """Return copies of all parameters and buffers as plain arrays, by their names in PyTorch."""
        values = ((key, getattr(module, name)) for key, module, name in self._state())
        return {key: np.array(getattr(value, "_data", value)) for key, value in values}

    def load_state_dict(self, state_dict: Mapping[str, Any], strict: bool = True) -> None:
        """Take over parameters and buffers; arrays of other libraries will do.

        Raises
        ------
        StateError
            If a shape differs; unless `strict` is False, also if a name is missing or unknown.
        """
        own = {key: (module, name) for key, module, name in self._state()}
        missing, unexpected = [k for k in own if k not in state_dict], [k for k in state_dict if k not in own]
        if strict and (missing or unexpected):
            said = [f"{key} is missing." for key in missing]
            said += [f"{key} is unknown." + did_you_mean(key, missing or own) for key in unexpected]
            raise StateError(f"The state does not fit {type(self).__name__}: " + " ".join(said))
        fitting = {}
        for key, (module, name) in own.items():
            if key in state_dict:
                before, array = getattr(module, name), as_numbers(state_dict[key])
                if array.shape != np.shape(before):
                    raise StateError(f"{key} has shape {np.shape(before)}: the state's has {array.shape}.")
                fitting[key] = np.array(array, before.dtype)
        for key, array in fitting.items():
            module, name = own[key]
            value = getattr(module, name)
            if isinstance(value, Tensor):
                value.change(array if array.ndim else array[()])
            else:
                value[...] = array

    # How it looks

    def extra_repr(self) -> str:
        """Return what stands in the parentheses of the module's repr."""
        return ""

    @recursive_repr()
    def __repr__(self) -> str:
        lines = []
        for name, child in self.named_children():
            first, *rest = repr(child).split("\n")
            lines += [f"  ({name}): {first}", *[f"  {line}" for line in rest]]
        inside = "\n" + "\n".join(lines) + "\n" if lines else ""
        return f"{type(self).__name__}({self.extra_repr()}{inside})"


def warn_of_row(module: Module, name: str, row: Any) -> None:
    """Warn of modules and parameters in a plain list or dict, where nobody looks for them."""
    parts = row.values() if type(row) is dict else row
    if not any(isinstance(part, Module) or is_parameter(part) for part in parts):
        return
    kind, instead = type(row).__name__, "ModuleDict" if type(row) is dict else "ModuleList"
    warnings.warn(
        f"{type(module).__name__}.{name} is a plain {kind}: the module does not know what is in it, as in "
        f"PyTorch, so it is not trained, saved or set to eval(). Make modules an nn.{instead}({kind}), and "
        "a parameter an attribute of its own.",
        stacklevel=6,
    )


def without_repeats(named: Iterable[tuple[str, T]]) -> Iterator[tuple[str, T]]:
    """Yield named things, leaving out those that came before under another name."""
    seen: set[int] = set()
    for name, thing in named:
        if id(thing) not in seen:
            seen.add(id(thing))
            yield name, thing
