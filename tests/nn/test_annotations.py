"""Public functions and classes of nn say what they take and return, for editors and type checkers."""

import importlib
import inspect
import pkgutil

import pytest

from autogradkit import nn

MODULES = ["autogradkit.nn", *sorted(m.name for m in pkgutil.iter_modules(nn.__path__, "autogradkit.nn."))]


def public(module):
    """Yield the public functions of a module, and its public classes' methods, with their names."""
    for name in module.__all__:
        thing = getattr(module, name)
        if inspect.isclass(thing) and thing.__module__.startswith("autogradkit.nn"):
            for part, method in vars(thing).items():
                if inspect.isfunction(method) and (part == "__init__" or not part.startswith("_")):
                    yield f"{name}.{part}", method
        elif inspect.isfunction(thing) and thing.__module__.startswith("autogradkit.nn"):
            yield name, thing


@pytest.mark.parametrize("name", MODULES)
def test_every_public_signature_is_annotated(name):
    for title, function in public(importlib.import_module(name)):
        signature = inspect.signature(function)
        bare = [p.name for p in signature.parameters.values() if p.annotation is p.empty and p.name != "self"]
        assert not bare, f"{title} does not say what {', '.join(bare)} is"
        assert signature.return_annotation is not signature.empty, f"{title} does not say what it returns"
