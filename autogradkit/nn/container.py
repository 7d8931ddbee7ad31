"""Containers: modules one after the other, in a list, or under names."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from autogradkit.nn.module import Module

__all__ = ["ModuleDict", "ModuleList", "Sequential"]


def set_module(container: Module, name: str, module: Any) -> None:
    """Put a module into a container under a name.

    Raises
    ------
    TypeError
        If it is no module. Passed over in silence, it would be missing in the network.
    KeyError
        If the container needs the name itself.
    """
    if not isinstance(module, Module):
        hint = ""
        if isinstance(module, type) and issubclass(module, Module):
            hint = f" It is a class: write {module.__name__}()."
        elif callable(module):
            hint = " For a function, write a Module whose forward calls it."
        raise TypeError(f"{type(container).__name__} holds modules: {module!r} is none.{hint}")
    if not isinstance(name, str) or not name or "." in name or hasattr(type(container), name):
        raise KeyError(f"{name!r} can't be a module's name in {type(container).__name__}.")
    setattr(container, name, module)


class ModuleList(Module):
    """Modules in a list: found by parameters() and state_dict(), called by you."""

    def __init__(self, modules: Iterable[Module] = ()) -> None:
        for module in modules:
            self.append(module)

    def append(self, module: Module) -> "ModuleList":
        """Add a module at the end; return the list."""
        set_module(self, str(len(self)), module)
        return self

    def __len__(self) -> int:
        return sum(1 for _ in self.named_children())

    def __iter__(self) -> Iterator[Module]:
        return iter(list(self.children()))

    def __getitem__(self, index: int | slice) -> Any:
        children = list(self.children())
        if isinstance(index, slice):
            return type(self)(children[index])
        return children[self._place(index)]

    def __setitem__(self, index: int, module: Module) -> None:
        """Put a module in the place of another; optimisers that were made before go on with that one."""
        name = [name for name, _ in self.named_children()][self._place(index)]
        set_module(self, name, module)

    def _place(self, index: int) -> int:
        """Return the place that an index means, counted from 0."""
        if not -len(self) <= index < len(self):
            raise IndexError(f"{type(self).__name__} holds {len(self)} modules: there is none at {index}.")
        return range(len(self))[index]


class Sequential(ModuleList):
    """Modules one after the other: each gets what the one before returned.

    >>> import autogradkit as ag
    >>> ag.nn.Sequential(ag.nn.Linear(2, 3), ag.nn.ReLU())
    Sequential(
      (0): Linear(in_features=2, out_features=3, bias=True)
      (1): ReLU()
    )
    """

    def __init__(self, *modules: Any) -> None:
        if len(modules) == 1 and isinstance(modules[0], dict):
            for name, module in modules[0].items():
                set_module(self, name, module)
            return
        alone = len(modules) == 1 and isinstance(modules[0], (list, tuple))
        super().__init__(modules[0] if alone else modules)

    def forward(self, input: Any) -> Any:
        """Pass the input through."""
        for module in vars(self).values():
            if isinstance(module, Module):
                input = module(input)
        return input


class ModuleDict(Module):
    """Modules under names of your own."""

    def __init__(self, modules: Mapping[str, Module] | None = None) -> None:
        for name, module in (modules or {}).items():
            self[name] = module

    def __setitem__(self, name: str, module: Module) -> None:
        set_module(self, name, module)

    def __getitem__(self, name: str) -> Module:
        known = dict(self.named_children())
        if name not in known:
            raise KeyError(f"There is no module {name!r} among {list(known)}.")
        return known[name]

    def __contains__(self, name: object) -> bool:
        return name in dict(self.named_children())

    def __len__(self) -> int:
        return sum(1 for _ in self.named_children())

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self.named_children())

    def keys(self) -> list[str]:
        """Return the names."""
        return list(self)

    def values(self) -> list[Module]:
        """Return the modules."""
        return list(self.children())

    def items(self) -> list[tuple[str, Module]]:
        """Return the names with their modules."""
        return list(self.named_children())
