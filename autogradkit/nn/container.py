"""Containers: modules one after the other, in a list, or under names."""

from autogradkit.nn.module import Module

__all__ = ["ModuleDict", "ModuleList", "Sequential"]


class ModuleList(Module):
    """Modules in a list: found by parameters() and state_dict(), called by you."""

    def __init__(self, modules=()):
        for module in modules:
            self.append(module)

    def append(self, module):
        """Add a module at the end; return the list."""
        setattr(self, str(len(self)), module)
        return self

    def __len__(self):
        return sum(1 for _ in self.named_children())

    def __iter__(self):
        return iter(list(self.children()))

    def __getitem__(self, index):
        found = list(self.children())[index]
        return type(self)(found) if isinstance(index, slice) else found


class Sequential(ModuleList):
    """Modules one after the other: each gets what the one before returned.

    >>> import autogradkit as ag
    >>> ag.nn.Sequential(ag.nn.Linear(2, 3), ag.nn.ReLU())
    Sequential(
      (0): Linear(in_features=2, out_features=3, bias=True)
      (1): ReLU()
    )
    """

    def __init__(self, *modules):
        if len(modules) == 1 and isinstance(modules[0], dict):
            for name, module in modules[0].items():
                setattr(self, name, module)
            return
        if len(modules) == 1 and isinstance(modules[0], (list, tuple)):
            modules = modules[0]
        super().__init__(modules)

    def forward(self, input):
        """Pass the input through."""
        for module in vars(self).values():
            if isinstance(module, Module):
                input = module(input)
        return input


class ModuleDict(Module):
    """Modules under names of your own."""

    def __init__(self, modules=None):
        for name, module in (modules or {}).items():
            self[name] = module

    def __setitem__(self, name, module):
        setattr(self, name, module)

    def __getitem__(self, name):
        return dict(self.named_children())[name]

    def __contains__(self, name):
        return name in dict(self.named_children())

    def __len__(self):
        return sum(1 for _ in self.named_children())

    def __iter__(self):
        return (name for name, _ in self.named_children())

    def keys(self):
        """Return the names."""
        return list(self)

    def items(self):
        """Return the names with their modules."""
        return list(self.named_children())
