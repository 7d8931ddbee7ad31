"""The player in Python: its faces, its settings, its files."""

import base64
import html
import json
import re

import numpy as np
import pytest

import autogradkit as ag
from autogradkit.errors import AutogradkitError, BackwardError, DataError
from autogradkit.widgets import GraphPlayer

VIEW = "application/vnd.jupyter.widget-view+json"


@pytest.fixture
def player(monkeypatch):
    monkeypatch.delenv("AUTOGRADKIT_DISPLAY", raising=False)
    x, y = ag.Tensor(2.0, name="x"), ag.Tensor(3.0, name="</script><b>y</b>")
    return ag.show(x * x + x * y)


def faces(player):
    data, _ = player._repr_mimebundle_()
    return data


def test_one_bundle_has_three_faces(player):
    assert set(faces(player)) == {VIEW, "text/plain", "text/html"}


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        ("static", {"text/plain", "text/html"}),
        ("html", {"text/plain", "text/html"}),
        ("widget", {VIEW, "text/plain"}),
    ],
)
def test_the_environment_chooses_the_faces(player, monkeypatch, mode, expected):
    monkeypatch.setenv("AUTOGRADKIT_DISPLAY", mode)
    assert set(faces(player)) == expected
    if "text/html" in expected:
        assert ("<iframe" in faces(player)["text/html"]) == (mode == "html")


def test_an_unknown_display_mode_is_refused(player, monkeypatch):
    monkeypatch.setenv("AUTOGRADKIT_DISPLAY", "statik")
    with pytest.raises(AutogradkitError, match="static"):
        faces(player)


def test_the_text_face_is_a_table_without_addresses(player):
    text = faces(player)["text/plain"]
    assert text == repr(player)
    assert "0x" not in text
    assert re.search(r"0 +x +leaf +2 +7", text)


def test_the_page_inside_the_frame_holds_the_film_and_fetches_nothing(player):
    frame = faces(player)["text/html"]
    page = html.unescape(re.search(r'srcdoc="([^"]*)"', frame)[1])
    data = re.search(r'<script type="application/json" id="agk-data">(.*?)</script>', page)[1]
    assert json.loads(data)["film"] == json.loads(json.dumps(player.film))
    assert "default-src 'none'" in page
    assert not re.search(r"https?://(?!www\.w3\.org/(2000/svg|1998/Math/MathML))", page)
    assert not re.search(r"\bimport\b", re.search(r'<script type="module">(.*)</script>', page, re.DOTALL)[1])


def test_the_picture_inside_the_frame_is_the_last_frame_as_svg(player):
    frame = faces(player)["text/html"]
    picture = base64.b64decode(re.search(r'<img src="data:image/svg\+xml;base64,([^"]*)"', frame)[1]).decode()
    assert picture.startswith("<svg")
    assert "∂ 7" in picture
    assert 'alt="Film of ' in frame


def test_two_players_of_the_same_computation_look_the_same_to_nbval():
    def bundle():
        x = ag.Tensor([1.0, 2.0], name="x")
        data = faces(ag.show((x * x).sum()))
        return {key: value for key, value in data.items() if key != VIEW}

    assert bundle() == bundle()


def test_the_step_is_settable_and_stays_inside_the_film(player):
    player.step = 3
    assert (player.step, player.frame) == (3, 3)
    player.step = -1
    assert player.step == len(player) - 1
    player.step = 10_000
    assert player.step == len(player) - 1


def test_play_and_pause_set_the_trait_the_browser_listens_to(player):
    player.step = -1
    player.play()
    assert player.playing
    assert player.step == 0
    player.pause()
    assert not player.playing


def test_unknown_settings_are_refused_with_a_hint(player):
    with pytest.raises(AutogradkitError, match="Did you mean 'frame'"):
        GraphPlayer(film=player.film, frames=3)


@pytest.mark.parametrize("suffix", ["html", "svg", "png", "gif"])
def test_a_film_is_saved_in_the_format_of_its_name(player, tmp_path, suffix):
    path = player.save(tmp_path / f"film.{suffix}")
    start = {"html": b"<!doctype html>", "svg": b"<svg", "png": b"\x89PNG", "gif": b"GIF8"}[suffix]
    assert path.read_bytes().startswith(start)
    assert [file.name for file in tmp_path.iterdir()] == [f"film.{suffix}"]


def test_an_unknown_format_is_refused_with_those_there_are(player, tmp_path):
    with pytest.raises(AutogradkitError, match=r"\.html .*\.mp4"):
        player.save(tmp_path / "film.avi")
    with pytest.raises(AutogradkitError, match="does not exist"):
        player.save(tmp_path / "nowhere" / "film.svg")


def test_a_failed_export_leaves_the_old_file_and_no_other(player, tmp_path, monkeypatch):
    path = tmp_path / "film.svg"
    path.write_text("old")
    monkeypatch.setattr("autogradkit.widgets.export.still", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        player.save(path)
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("film.svg", "old")]


@pytest.mark.parametrize(
    ("wrong", "error", "says"),
    [
        (np.ones(3), DataError, "ndarray"),
        (3.0, DataError, "float"),
        (ag.Tensor(2.0, requires_grad=False), BackwardError, "constant"),
        (ag.Tensor([1.0, 2.0]) * 2, BackwardError, "shape"),
    ],
)
def test_wrong_input_is_refused_in_the_learners_words(wrong, error, says):
    with pytest.raises(error, match=says):
        ag.show(wrong)


def test_a_moved_leaf_makes_another_film_of_the_same_graph_and_leaves_the_tensors_alone():
    x, y = ag.Tensor(2.0, name="x"), ag.Tensor(np.ones(3), name="y")
    loss = (ag.tanh(x * y) * x).sum()
    player = ag.show(loss)
    assert player.movable == [0]
    player.moved = {"0": 0.5}
    other, ones = ag.Tensor(0.5, name="x"), ag.Tensor(np.ones(3), name="y")
    fresh = ag.show((ag.tanh(other * ones) * other).sum())
    assert player.film == fresh.film
    assert x.item() == 2.0
    assert loss.item() == pytest.approx(3 * 2 * np.tanh(2))


def test_a_rule_of_the_learners_stays_in_force_while_a_leaf_is_moved():
    x = ag.Tensor(2.0, name="x")
    with ag.using("mul", lambda g, x, y: (g, g)):
        player = ag.show(x * 3.0)
    player.moved = {"0": 7.0}
    assert player.film["nodes"][0]["value"]["text"] == "7"
    assert [f["sum"]["want"]["text"] for f in player.film["frames"] if "sum" in f] == ["3"]


def test_in_a_large_film_or_along_given_tensors_nothing_can_be_moved():
    x = ag.Tensor(1.0, name="x")
    h = x
    for _ in range(50):
        h = ag.tanh(h)
    assert ag.show(h).movable == []
    assert ag.show(x * x, mode="forward", along={x: 1.0}).movable == []
    assert ag.show(x * x, mode="forward", along="x").movable == [0]
