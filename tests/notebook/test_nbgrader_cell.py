"""The cell below an answer in nbgrader's notebooks: what its points are, whatever the answer does."""

import pytest

from autogradkit.notebook import nbgrader_cell
from autogradkit.notebook.nbgrader_cell import points_of


def exp_backward(g, z):
    return g * z


def log_backward(g, x):
    return g / x


def endless(*_):
    while True:
        pass


@pytest.mark.parametrize(
    ("session", "points"),
    [
        ({"exp_backward": exp_backward, "log_backward": log_backward, "print": None}, 5.0),
        ({"exp_backward": exp_backward}, 2.5),
        ({"exp_backward": exp_backward, "log_backward": 3}, 2.5),
        ({"exp_backward": exp_backward, "log_backward": max}, 2.5),
        ({}, 0.0),
    ],
)
def test_each_function_that_is_there_earns_its_own_points(session, points, capsys):
    assert points_of("exp_log", session) == points
    assert "exp_log: " in capsys.readouterr().out


def test_functions_that_never_come_back_share_the_time_of_one_cell(monkeypatch):
    monkeypatch.setattr(nbgrader_cell, "CELL_S", 2.0)
    monkeypatch.setattr(nbgrader_cell, "LEAST_S", 0.2)
    asked = []
    ask = nbgrader_cell.InACell.ask

    def noted(self, function, *arguments):
        answer = ask(self, function, *arguments)
        asked.append((function, answer.status, self._limit_s))
        return answer

    monkeypatch.setattr(nbgrader_cell.InACell, "ask", noted)
    assert points_of("exp_log", {"exp_backward": endless, "log_backward": endless}) == 0.0
    limits = {function: limit for function, status, limit in reversed(asked) if status == "timeout"}
    assert limits["log_backward"] < limits["exp_backward"] <= 1.0
