"""Optimisers outside: their parameters are compared, and their settings read at every step."""

from typing import Any

from autogradkit.compiling.outside.objects import add_class

__all__ = ["add_optimizer"]


def add_optimizer(outside: Any, held: str, x: Any, name: str) -> None:
    """Collect an optimiser's parameters. Its settings are read at every step, and so are not compared."""
    for n, group in enumerate(x.param_groups):
        settings = {k: v for k, v in group.items() if k != "params"}
        entry = f"{held}.param_groups[{n}]"
        outside.test(
            f"{entry} is {outside.hold(group)} and len({held}.param_groups) == {len(x.param_groups)}", name
        )
        outside.value(f"{entry}['params']", group["params"], f"{name}'s parameters")
        if "maximize" in group:
            maximize = bool(group["maximize"])
            outside.test(f"{entry}.get('maximize') is {maximize!r}", f"{name}'s maximize")
        without = f"{{k: v for k, v in {entry}.items() if k != 'params'}}"
        outside.settings[f"{without} == {outside.hold(settings)}"] = f"{name}'s settings"
        for p in group["params"]:
            outside.test(outside.node_test(p), f"whether {name} moves {p.label}")
    add_class(outside, type(x), type(x).__name__)
