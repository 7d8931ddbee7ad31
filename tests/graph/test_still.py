"""The still picture, and the picture that matplotlib draws."""

import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest

import autogradkit as ag
from autogradkit.errors import AutogradkitError
from autogradkit.graph import animated_svg, film, still
from autogradkit.graph.pictures.handout import key_frames, sheet
from autogradkit.graph.pictures.heat import HEAT, colour
from autogradkit.graph.pictures.matplotlib_frame import FFMpegWriter, movie, pdf, png

SVG = "{http://www.w3.org/2000/svg}"


def product():
    x, w = ag.Tensor([[1.0, 2.0]], name="x"), ag.Tensor([[3.0], [4.0]], name="<w & co>")
    return film((x @ w).sum())


def words(svg):
    return [element.text for element in ET.fromstring(svg).iter(f"{SVG}text")]


def test_a_still_is_well_formed_and_escapes_names():
    assert "<w & co>" in words(still(product()))


def test_a_still_is_light_without_a_style_sheet_and_has_no_script():
    svg = still(product())
    assert svg.count("<style") == svg.count("<style>@media (prefers-color-scheme: dark)") == 1
    assert "<script" not in svg
    assert "class=" not in svg


def test_the_first_frame_says_not_yet_and_the_last_has_gradients():
    x = ag.Tensor(2.0, name="x")
    picture = film(x * x)
    assert "∂ not yet" in words(still(picture, 0))
    assert "∂ 4" in words(still(picture))
    assert "∂ not yet" not in words(still(picture))


def test_the_same_film_gives_the_same_bytes():
    assert still(product()) == still(product())
    assert png(product()) == png(product())


def test_colours_are_symmetric_around_zero():
    assert [colour(v, 2) for v in (-2, 0, 2)] == [HEAT[0], HEAT[4], HEAT[8]]
    assert colour("nan", 2) not in HEAT
    assert colour(0, 0) == HEAT[4]


def test_png_and_gif_are_drawn_by_matplotlib():
    x = ag.Tensor(np.ones((2, 2)), name="cost $x$")
    picture = film((x * x).sum())
    assert png(picture).startswith(b"\x89PNG")
    assert movie(picture, ".gif").startswith(b"GIF8")


def test_without_ffmpeg_an_mp4_says_what_to_install(monkeypatch):
    monkeypatch.setattr(
        "autogradkit.graph.pictures.matplotlib_frame.FFMpegWriter.isAvailable", classmethod(lambda cls: False)
    )
    with pytest.raises(AutogradkitError, match="ffmpeg"):
        movie(product(), ".mp4")


def visible(svg, second):
    """The texts that the keyframes show at a time, read from the style sheet."""
    root = ET.fromstring(svg)
    style = root.find(f"{SVG}style").text
    whole = float(re.search(r"animation:([\d.]+)s", style)[1])
    shown = []
    for group in root.iter(f"{SVG}g"):
        if "class" not in group.attrib:
            continue
        steps = re.search(rf"@keyframes k{group.attrib['class'][1:]}{{(.*?}})}}", style)[1]
        keys = [(float(at), int(on)) for at, on in re.findall(r"([\d.]+)%{opacity:(\d)}", steps)]
        if [on for at, on in keys if at <= 100 * second / whole][-1]:
            shown += [element.text for element in group.iter(f"{SVG}text")]
    return shown


def test_an_animated_svg_shows_each_frame_in_its_time():
    x = ag.Tensor(2.0, name="x")
    picture = film(x * x)
    svg = animated_svg(picture, seconds=1.0)
    for k, frame in enumerate(picture.data["frames"]):
        there = visible(svg, k + 0.5)
        assert frame["sentence"] in there
        state = picture.state(k)["gradients"][0]
        assert (f"∂ {state['text']}" if state else "∂ not yet") in there
    assert "prefers-reduced-motion" in svg
    assert "<script" not in svg


def test_a_film_too_long_to_watch_is_no_animated_picture():
    x = ag.Tensor(1.0)
    y = x
    for _ in range(70):
        y = y + x
    with pytest.raises(AutogradkitError, match="html"):
        animated_svg(film(y))


def test_a_frame_and_a_handout_of_key_frames_are_pdf_without_a_date():
    x = ag.Tensor(2.0, name="x")
    picture = film(x * x + x)
    assert pdf(picture).startswith(b"%PDF")
    assert sheet(picture) == sheet(picture)
    assert b"CreationDate" not in sheet(picture)


def test_a_handout_of_a_long_film_keeps_to_two_dozen_frames_with_the_first_and_the_last():
    x = ag.Tensor(1.0)
    y = x
    for _ in range(40):
        y = y * x
    picture = film(y)
    keys = key_frames(picture)
    assert len(keys) <= 24
    assert (keys[0], keys[-1]) == (0, len(picture.data["frames"]) - 1)


@pytest.mark.skipif(not FFMpegWriter.isAvailable(), reason="NOT TESTED: MP4 needs the program ffmpeg on PATH")
def test_with_ffmpeg_a_film_becomes_an_mp4():
    x = ag.Tensor(2.0, name="x")
    assert movie(film(x * x), ".mp4")[4:8] == b"ftyp"
