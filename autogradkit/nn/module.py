"""A module: a function with parameters that can be trained, made of smaller modules."""

import numpy as np

from autogradkit.core.node import age
from autogradkit.core.tensor import Tensor
from autogradkit.errors import AutogradkitError, did_you_mean

__all__ = ["Module", "Parameter", "StateError"]


class StateError(AutogradkitError, ValueError):
    """A saved state that does not fit the module."""


def Parameter(data, name=None):
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
    _label = ""  # the name it has in the module around it
    _buffers = ()

    def __setattr__(self, name, value):
        if isinstance(value, Tensor) and value.is_leaf and value.requires_grad and value.name is None:
            value.name = name
        if isinstance(value, Module) and not value._label:
            object.__setattr__(value, "_label", name)
        object.__setattr__(self, name, value)

    def __call__(self, *arguments, **keywords):
        """Return `forward(…)`; its node notes the module, and a film draws a box around the insides."""
        start = age()
        z = self.forward(*arguments, **keywords)
        if type(z) is Tensor and z._node is not None and z._node.number > start:
            z._node.modules += ((start, self._label or type(self).__name__),)
        return z

    def forward(self, *arguments):
        """Compute the output: to be written by each module."""
        raise NotImplementedError(f"{type(self).__name__} has no forward(self, x): write one.")

    def register_buffer(self, name, array):
        """Make an array an attribute and part of the state."""
        self._buffers = (*self._buffers, name)
        setattr(self, name, array)

    # What it contains

    def named_children(self):
        """Yield each direct submodule with its name."""
        for name, value in vars(self).items():
            if isinstance(value, Module):
                yield name, value

    def children(self):
        """Yield each direct submodule."""
        return (child for _, child in self.named_children())

    def named_modules(self, prefix=""):
        """Yield this module and all below it, with dotted names; the same one only once."""
        yield from once(self._walk(prefix))

    def modules(self):
        """Yield this module and all below it."""
        return (module for _, module in self.named_modules())

    def _walk(self, prefix="", above=()):
        yield prefix, self
        above = (*above, self)
        for name, child in self.named_children():
            if not any(child is module for module in above):  # a child may know its parent
                yield from child._walk(f"{prefix}.{name}" if prefix else name, above)

    def named_parameters(self):
        """Yield each parameter with its dotted name; a shared one only once."""
        yield from once(
            (f"{prefix}.{name}" if prefix else name, value)
            for prefix, module in self.named_modules()
            for name, value in vars(module).items()
            if isinstance(value, Tensor) and value.requires_grad and value.is_leaf
        )

    def parameters(self):
        """Yield each parameter."""
        return (p for _, p in self.named_parameters())

    # Modes

    def train(self, mode=True):
        """Switch dropout and batch statistics on (or off) here and below; return the module."""
        for module in self.modules():
            object.__setattr__(module, "training", mode)
        return self

    def eval(self):
        """Switch to evaluation: `train(False)`."""
        return self.train(False)

    def zero_grad(self):
        """Forget all gradients."""
        for p in self.parameters():
            p.grad = None

    def requires_grad_(self, requires_grad=True):
        """Freeze all parameters (or let them learn again); return the module."""
        for module in self.modules():
            for name, value in list(vars(module).items()):
                if isinstance(value, Tensor):
                    setattr(module, name, Tensor(value._data, requires_grad=requires_grad, name=value.name))
        return self

    # State

    def _state(self):
        """Yield, with its dotted name, where each part of the state is: (module, attribute)."""
        for prefix, module in self._walk():
            named = [n for n, v in vars(module).items() if isinstance(v, Tensor) and v.is_leaf]
            for name in [*named, *[b for b in module._buffers if b not in named]]:
                if getattr(module, name) is not None:
                    yield f"{prefix}.{name}" if prefix else name, module, name

    def state_dict(self):
        """Return copies of all parameters and buffers as plain arrays, by their names in PyTorch."""
        values = ((key, getattr(module, name)) for key, module, name in self._state())
        return {key: np.array(getattr(value, "_data", value)) for key, value in values}

    def load_state_dict(self, state_dict, strict=True):
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
                before, array = getattr(module, name), np.asarray(state_dict[key])
                if array.shape != np.shape(before):
                    raise StateError(f"{key} has shape {np.shape(before)}: the state's has {array.shape}.")
                fitting[key] = np.array(array, before.dtype)
        for key, array in fitting.items():
            module, name = own[key]
            value = getattr(module, name)
            if isinstance(value, Tensor):
                value.become(array)
            else:
                value[...] = array

    # How it looks

    def extra_repr(self):
        """Return what stands in the parentheses of the module's repr."""
        return ""

    def __repr__(self):
        lines = []
        for name, child in self.named_children():
            first, *rest = repr(child).split("\n")
            lines += [f"  ({name}): {first}", *[f"  {line}" for line in rest]]
        inside = "\n" + "\n".join(lines) + "\n" if lines else ""
        return f"{type(self).__name__}({self.extra_repr()}{inside})"


def once(named):
    """Yield named things, leaving out those that came before under another name."""
    seen = set()
    for name, thing in named:
        if id(thing) not in seen:
            seen.add(id(thing))
            yield name, thing
