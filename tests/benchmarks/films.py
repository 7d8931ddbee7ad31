"""Films: how soon the page of a large one stands, and how many frames a second it keeps when scrubbed."""

import tempfile
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

import autogradkit as ag

__all__ = ["Shown", "shown", "thousand"]

SCRUB = """async () => {
  const scrub = document.querySelector('.agk-scrub'), times = [];
  let then = performance.now();
  for (let k = 1; k < 120; k++) {
    scrub.value = k; scrub.dispatchEvent(new Event('input'));
    await new Promise(requestAnimationFrame);
    times.push(performance.now() - then); then = performance.now();
  }
  return times;
}"""


class Shown(NamedTuple):
    """Seconds until the film stands, in each try, and milliseconds from frame to frame, in the last."""

    opening_s: list
    frames_ms: list

    def __str__(self):
        least, middle = min(self.opening_s), median(self.frames_ms)
        return f"opens in {least:.2f} s at best of {len(self.opening_s)}, {1000 / middle:.0f} frames a second"


def thousand():
    """Return the loss of a graph of a thousand values."""
    x = [ag.Tensor(1.0 + i / 10, name=f"x{i}") for i in range(8)]
    layer = list(x)
    while True:
        layer = [
            ag.tanh(a) if i % 2 else a * b
            for i, (a, b) in enumerate(zip(layer, layer[1:] + layer[:1], strict=True))
        ]
        if layer[0].node.number - x[0].node.number > 984:
            return sum(layer[1:], layer[0])


def shown(loss, path, tries=5):
    """Measure the film of a loss in Chromium, at `path` as its executable."""
    from playwright.sync_api import sync_playwright

    opening = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        film = ag.show(loss).save(Path(folder) / "film.html")
        browser = playwright.chromium.launch(executable_path=path)
        for _ in range(tries):
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            start = time.perf_counter()
            page.goto(film.as_uri())
            page.wait_for_selector(".agk-player[data-ready=true]")
            opening.append(time.perf_counter() - start)
        frames = page.evaluate(SCRUB)
        browser.close()
    return Shown(opening, frames)
