"""Texts of a class that reads otherwise each time."""


class Text(str):
    def strip(self, *_):
        return "x * y * y"

    def encode(self, *_):
        return b"x * y * y"


def break_article():
    return Text("x")


def break_all():
    return Text("u = x * y; u + u * u")
