"""Computed texts."""


def break_article():
    return " * ".join("xxx")


def break_all():
    return "; ".join(["a = x * x", "b = a * a", "c = a + b", "c * y"])
