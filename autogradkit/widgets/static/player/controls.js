// The controls: labelled buttons, the scrubber with its chapters, speed and zoom.
// @ts-check

import { SPEEDS } from "../shared/clock.js";
import { element } from "../shared/elements.js";
import { svgElement } from "../shared/svg.js";
import { SENTENCES } from "../sentences.js";

/** @type {Record<string, string>} */
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
  project: "M2 3h16v10H2zM4 5v6h12V5zM9 13h2v2h3v2H6v-2h3z",
  follow: "M10 2a8 8 0 1 0 0 16 8 8 0 0 0 0-16zm0 2a6 6 0 1 1 0 12 6 6 0 0 1 0-12z"
    + "m0 3a3 3 0 1 0 0 6 3 3 0 0 0 0-6z",
};

/** @typedef {ReturnType<typeof buildControls>} Controls */
/** @typedef {(name: string, value?: any) => void} Act */

/**
 * Make the row of controls for a film; `act(name, value)` is called with what was asked for.
 * @param {Film} film
 * @param {Act} act
 */
export function buildControls(film, act) {
  const last = film.frames.length - 1, words = SENTENCES.controls;
  /** @param {keyof typeof words.buttons} action */
  const made = (action) => iconButton(action, words.buttons[action], () => act(action));
  const [first, back, play, forward, end] = [
    made("first"), made("back"), made("play"), made("forward"), made("last"),
  ];
  const [out, zoomIn, fit, follow, project] = [
    made("out"), made("in"), made("fit"), made("follow"), made("project"),
  ];
  follow.button.setAttribute("aria-pressed", "true");
  project.button.setAttribute("aria-pressed", "false");
  const scrub = buildScrub(last, act), chapters = buildChapters(film, act), speed = buildSpeed(act);
  const count = element("span", { class: "agk-count" });
  /** @param {{ button: HTMLButtonElement }[]} icons @param {Element[]} before */
  const group = (icons, before = []) =>
    element("span", { class: "agk-group" }, [...before, ...icons.map((icon) => icon.button)]);
  const bar = element("div", { class: "agk-controls", role: "group", "aria-label": words.bar }, [
    group([first, back, play, forward, end]), element("div", { class: "agk-track" }, [chapters, scrub]),
    count, group([out, zoomIn, fit, follow, project], [speed]),
  ]);

  return {
    bar,
    /**
     * @param {number} step
     * @param {Frame} frame
     * @param {boolean} playing
     */
    show(step, frame, playing) {
      scrub.value = String(step);
      scrub.setAttribute("aria-valuetext", words.step(step, last, frame.sentence));
      count.textContent = `${step} / ${last}`;
      if (playing) play.change("pause", words.pause);
      else play.change("play", words.buttons.play);
      // aria-disabled, not disabled: a disabled button would lose the focus, and the keys with it.
      for (const icon of [first, back]) icon.button.setAttribute("aria-disabled", String(step === 0));
      for (const icon of [end, forward]) icon.button.setAttribute("aria-disabled", String(step === last));
      for (const button of chapters.querySelectorAll("button")) {
        button.toggleAttribute("aria-current", button.dataset.chapter === frame.chapter);
      }
    },
    /** @param {number} value */
    showSpeed(value) { speed.value = String(value); },
    /** @param {boolean} on */
    showProjector(on) { project.button.setAttribute("aria-pressed", String(on)); },
    /** @param {boolean} on */
    showFollow(on) { follow.button.setAttribute("aria-pressed", String(on)); },
  };
}

/**
 * Make a button with an icon; `change(icon, label)` gives it others.
 * @param {string} action
 * @param {string} label
 * @param {() => void} press
 */
function iconButton(action, label, press) {
  const path = svgElement("path", { d: ICONS[action] });
  const icon = svgElement("svg", { viewBox: "0 0 20 20", "aria-hidden": "true", class: "agk-icon" }, [path]);
  const button = element("button", {
    type: "button", "data-action": action, "aria-label": label, title: label,
  }, [icon]);
  button.addEventListener("click", press);
  return {
    button,
    /** @param {string} name @param {string} words */
    change(name, words) {
      path.setAttribute("d", ICONS[name]);
      button.setAttribute("aria-label", words);
      button.title = words;
    },
  };
}

/** @param {number} last @param {Act} act */
function buildScrub(last, act) {
  const scrub = element("input", {
    type: "range", min: 0, max: last, step: 1, value: 0, class: "agk-scrub", "data-action": "scrub",
    "aria-label": SENTENCES.controls.scrub,
  });
  scrub.addEventListener("input", () => act("scrub", Number(scrub.value)));
  scrub.addEventListener("change", () => act("release", Number(scrub.value)));
  return scrub;
}

/** @param {Film} film @param {Act} act */
function buildChapters(film, act) {
  return element("div", { class: "agk-chapters" }, film.chapters.map(({ name, first, last }) => {
    const label = SENTENCES.controls.chapter(name);
    const button = element("button", {
      type: "button", class: "agk-chapter", "data-chapter": name, "aria-label": label, title: label,
    }, [name]);
    button.style.flexGrow = String(last - first + 1);
    button.addEventListener("click", () => act("chapter", name));
    return button;
  }));
}

/** @param {Act} act */
function buildSpeed(act) {
  const label = SENTENCES.controls.speed;
  const options = SPEEDS.map((value) => element("option", { value }, [`${value}×`]));
  const speed = element("select", { "aria-label": label, title: label, "data-action": "speed" }, options);
  speed.value = "1";
  speed.addEventListener("change", () => act("speed", Number(speed.value)));
  return speed;
}
