// The controls: labelled buttons, the scrubber with its two chapters, speed and zoom.

import { SPEEDS } from "./timeline.js";
import { element } from "./elements.js";
import { svgElement } from "./picture.js";

const ICONS = {
  first: "M5 4h2v12H5zM17 4v12L8 10z",
  back: "M13 4v12L5 10zM14 4h2v12h-2z",
  play: "M5 3v14l12-7z",
  pause: "M5 3h4v14H5zM11 3h4v14h-4z",
  forward: "M7 4v12l8-6zM4 4h2v12H4z",
  last: "M13 4h2v12h-2zM3 4v12l9-6z",
  out: "M4 9h12v2H4z",
  in: "M9 4h2v5h5v2h-5v5H9v-5H4V9h5z",
  fit: "M3 3h5v2H5v3H3zM12 3h5v5h-2V5h-3zM3 12h2v3h3v2H3zM15 12h2v5h-5v-2h3z",
  follow: "M10 2a8 8 0 1 0 0 16 8 8 0 0 0 0-16zm0 2a6 6 0 1 1 0 12 6 6 0 0 1 0-12zm0 3a3 3 0 1 0 0 6 3 3 0 0 0 0-6z",
};

function iconButton(action, label) {
  const path = svgElement("path", { d: ICONS[action] });
  const icon = svgElement("svg", { viewBox: "0 0 20 20", "aria-hidden": "true", class: "agk-icon" }, [path]);
  const button = element("button", { type: "button", "data-action": action, "aria-label": label, title: label }, [icon]);
  return Object.assign(button, { setIcon: (name, text) => {
    path.setAttribute("d", ICONS[name]);
    button.setAttribute("aria-label", text);
    button.title = text;
  } });
}

/** Make the row of controls for `film`; `act(name, value)` is called with what was asked for. */
export function buildControls(film, act) {
  const buttons = {};
  for (const [action, label] of [
    ["first", "To the start (Home)"], ["back", "One step back (←)"], ["play", "Play (Space)"],
    ["forward", "One step on (→)"], ["last", "To the end (End)"],
    ["out", "Zoom out (-)"], ["in", "Zoom in (+)"], ["fit", "Fit the whole graph (0)"], ["follow", "Follow the film"],
  ]) {
    buttons[action] = iconButton(action, label);
    buttons[action].addEventListener("click", () => act(action));
  }
  buttons.follow.setAttribute("aria-pressed", "true");
  const scrub = element("input", {
    type: "range", min: 0, max: film.frames.length - 1, step: 1, value: 0, class: "agk-scrub", "data-action": "scrub",
    "aria-label": "Step of the film",
  });
  scrub.addEventListener("input", () => act("scrub", Number(scrub.value)));
  scrub.addEventListener("change", () => act("release", Number(scrub.value)));
  const chapters = element("div", { class: "agk-chapters" }, film.chapters.map((chapter) => {
    const label = `To the ${chapter.name} pass (${chapter.name[0]})`;
    const button = element("button", {
      type: "button", class: "agk-chapter", "data-chapter": chapter.name, "aria-label": label, title: label,
    }, [chapter.name]);
    button.style.flexGrow = String(chapter.last - chapter.first + 1);
    button.addEventListener("click", () => act("chapter", chapter.name));
    return button;
  }));
  const speed = element("select", { "aria-label": "Speed ([ slower, ] faster)", title: "Speed ([ slower, ] faster)", "data-action": "speed" },
    SPEEDS.map((value) => element("option", { value }, [`${value}×`])));
  speed.value = "1";
  speed.addEventListener("change", () => act("speed", Number(speed.value)));
  const count = element("span", { class: "agk-count" });
  const bar = element("div", { class: "agk-controls", role: "group", "aria-label": "Film controls" }, [
    element("span", { class: "agk-group" }, [buttons.first, buttons.back, buttons.play, buttons.forward, buttons.last]),
    element("div", { class: "agk-track" }, [chapters, scrub]),
    count,
    element("span", { class: "agk-group" }, [speed, buttons.out, buttons.in, buttons.fit, buttons.follow]),
  ]);

  function show(k, frame, playing) {
    scrub.value = String(k);
    scrub.setAttribute("aria-valuetext", `step ${k} of ${film.frames.length - 1}: ${frame.sentence}`);
    count.textContent = `${k} / ${film.frames.length - 1}`;
    buttons.play.setIcon(playing ? "pause" : "play", playing ? "Pause (Space)" : "Play (Space)");
    // aria-disabled, not disabled: a disabled button would lose the focus, and the keys with it.
    for (const name of ["first", "back"]) buttons[name].setAttribute("aria-disabled", k === 0);
    for (const name of ["last", "forward"]) buttons[name].setAttribute("aria-disabled", k === film.frames.length - 1);
    for (const button of chapters.children) button.toggleAttribute("aria-current", button.dataset.chapter === frame.chapter);
  }
  return { bar, buttons, scrub, speed, show };
}
