// Side by side: two films that one set of controls moves; the step at which they part is marked.
// @ts-check

import { pace } from "./shared/clock.js";
import { button, element } from "./shared/elements.js";
import { keyListener } from "./shared/keys.js";
import { listenTo, save as saveModel } from "./shared/model.js";
import { makePlayback } from "./shared/playback.js";
import { filmKeys, makeActions } from "./player/actions.js";
import { buildControls } from "./player/controls.js";
import { DESK, windowHeight } from "./player/geometry.js";
import { buildHalf } from "./player/half.js";
import { SENTENCES } from "./sentences.js";

const MOST_HEIGHT = 360;

/**
 * Draw two films and their controls into `el`; returns what removes them.
 * @param {Place} place
 */
export function render({ model, el }) {
  /** @type {Film[]} */
  const films = model.get("films");
  /** @type {string[]} */
  const titles = model.get("titles");
  const parts = model.get("parts"), words = SENTENCES.sideBySide;
  const halves = films.map((film, i) => buildHalf(film, titles[i])), longest = longestOf(films);
  const stillness = window.matchMedia("(prefers-reduced-motion: reduce)");
  const aloud = element("p", { class: "agk-unseen", "aria-live": "polite" }), mark = element("span");
  const controls = buildControls(longest, (name, value) => {
    /** @type {Record<string, (value: any) => void>} */ (actions)[name](value);
  });
  const part = () => { if (parts >= 0) actions.jump(parts); };
  const parting = button(words.parting(parts), part, { class: "agk-scope-button", "data-action": "parting" });
  const opposite = parts < 0 && films[1].way === "forward";
  const root = element("section", {
    class: "agk agk-player agk-both", "aria-label": words.title(titles), tabindex: -1,
    "data-lm-suppress-shortcuts": "true",
  }, [
    element("div", { class: "agk-pair" }, halves.map((half) => half.root)), controls.bar,
    ...(opposite ? [] : [element("div", { class: "agk-parting" }, [parting, mark])]), aloud,
  ]);
  root.dataset.arrays = "true";
  fitHalves(root, halves.map((half) => half.size));
  el.append(root);
  for (const half of halves) half.open();

  // Two films have no room for a larger one each: they get the whole screen.
  function project() {
    const begins = root.toggleAttribute("data-projector");
    controls.showProjector(begins);
    if (begins && root.requestFullscreen) root.requestFullscreen().catch(() => {});
    else if (document.fullscreenElement) document.exitFullscreen();
  }
  const reel = makePairReel(longest, model, show);
  const actions = makeActions(reel, () => halves.map((half) => half.view()), controls, project);
  /** Show a step of both films. @param {number} step @param {boolean} playing */
  function show(step, playing) {
    const frame = longest.frames[step];
    for (const half of halves) half.show(step, parts >= 0 && step >= parts, !stillness.matches);
    const [first, second] = halves.map((half) => half.sentence.textContent || "");
    aloud.setAttribute("aria-live", playing ? "off" : "polite");
    mark.textContent = parts < 0 || step < parts ? "" : step === parts ? words.here : words.parted;
    aloud.textContent = words.aloud(mark.textContent, titles, [first, second]);
    controls.show(step, frame, playing);
    Object.assign(root.dataset, { frame: step, chapter: frame.chapter, playing });
  }
  /** @type {Record<string, () => void>} */
  const keys = { ...filmKeys(reel, actions), x: part };
  root.addEventListener("keydown", keyListener((event) => keys[event.key] || null));
  const endListening = listenTo(model, {
    frame() { if (model.get("frame") !== reel.step()) reel.seek(model.get("frame")); },
  });
  reel.seek(model.get("frame"));
  root.dataset.ready = "true";
  return () => {
    reel.end();
    endListening();
    for (const half of halves) half.view().close();
    root.remove();
  };
}

/** @param {Film[]} films */
const longestOf = (films) => films.reduce((a, b) => (b.frames.length > a.frames.length ? b : a));

/**
 * Put the halves beside each other where both can be read so, else one below the other.
 * @param {HTMLElement} root
 * @param {Size[]} sizes
 */
function fitHalves(root, sizes) {
  const width = Math.max(...sizes.map((size) => size.width));
  const height = Math.max(...sizes.map((size) => size.height));
  const high = windowHeight({ width, height }, width * DESK.readable, MOST_HEIGHT);
  root.style.setProperty("--agk-stage-height", `${high}px`);
  root.style.setProperty("--agk-half-width", `${Math.ceil(width * DESK.readable) + 16}px`);
}

/**
 * Make the reel of two films, of which `film` is the longer one; `show(step, playing)` draws both.
 * @param {Film} film
 * @param {Model} model
 * @param {(step: number, playing: boolean) => void} show
 * @returns {Reel & { end(): void }}
 */
function makePairReel(film, model, show) {
  const last = film.frames.length - 1;
  let step = 0, speed = 1;
  const playback = makePlayback(pace(film.frames.length), () => speed, advance), { isPlaying } = playback;
  /** @param {number} wanted @param {Arrival} [arrival] */
  function seek(wanted, { save = false } = {}) {
    step = Math.max(0, Math.min(last, wanted));
    show(step, isPlaying());
    model.set("frame", step);
    if (save) saveModel(model);
  }
  /** @param {number} frames */
  function advance(frames) {
    if (frames) seek(Math.min(last, step + frames));
    if (step === last) halt();
  }
  function halt() {
    if (!isPlaying()) return;
    playback.stop();
    seek(step, { save: true });
  }
  return {
    film, seek, isPlaying, halt,
    play() {
      if (step === last) seek(0);
      playback.start();
      seek(step);
    },
    step: () => step,
    speed: () => speed,
    setSpeed(next) { speed = next; },
    end: playback.stop,
  };
}

export default { render };
