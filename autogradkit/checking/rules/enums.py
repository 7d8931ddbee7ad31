"""Enums without members: called, they make a class, by which much can be reached."""

import ast

__all__ = ["ENUMS", "bare_enums"]

ENUMS = frozenset(["enum.Enum", "enum.Flag", "enum.IntEnum", "enum.IntFlag", "enum.StrEnum"])
MEMBERS = (ast.Constant, ast.Tuple, ast.List, ast.Dict, ast.UnaryOp, ast.BinOp, ast.JoinedStr)


def bare_enums(nodes, origin_of):
    """Return the names of the enums without members: `Enum` itself, and classes that only derive from one."""
    known = {
        alias.asname or alias.name
        for node in nodes
        if isinstance(node, ast.ImportFrom) and node.module == "enum"
        for alias in node.names
        if f"enum.{alias.name}" in ENUMS
    }
    bare = set(known)
    for node in nodes:  # a class stands above those that derive from it
        bases = getattr(node, "bases", ()) if isinstance(node, ast.ClassDef) else ()
        if any(getattr(base, "id", "") in known or origin_of(base) in ENUMS for base in bases):
            known.add(node.name)
            if not any(map(gives_member, node.body)):
                bare.add(node.name)
    return bare


def gives_member(statement):
    """Return whether a statement in an enum's body surely gives it a member."""
    named = isinstance(statement, ast.Assign) and getattr(statement.targets[0], "id", "_")[0] != "_"
    value = statement.value if named else None
    called = getattr(value.func, "attr", getattr(value.func, "id", "")) if isinstance(value, ast.Call) else ""
    return isinstance(value, MEMBERS) or called == "auto"
