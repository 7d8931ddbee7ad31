// Descent: optimisers on a loss surface. Every path is there already: sliders only choose among them.
// @ts-check

import { buildChart } from "./figures/chart.js";
import { buildMap } from "./figures/map.js";
import { button, card, element, slider } from "./shared/elements.js";
import { listenTo, save } from "./shared/model.js";
import { numberText } from "./shared/numbers.js";
import { makePlayback } from "./shared/playback.js";
import { SENTENCES } from "./sentences.js";

const SECONDS_A_STEP = 0.06;

/** @typedef {import("./figures/map.js").Step} Step */

/**
 * Draw the surface, the paths on it and the sliders into `el`; returns what removes them.
 * @param {Place} place
 */
export function render({ model, el }) {
  /** @type {Record<string, Step[][]>} */
  const paths = model.get("paths");
  /** @type {number[]} */
  const rates = model.get("rates");
  const names = Object.keys(paths), words = SENTENCES.descent;
  const map = buildMap(model.get("surface"), names.length);
  const last = Math.max(...names.flatMap((name) => paths[name].map((path) => path.length))) - 1;
  const chart = buildChart(words.chart, { x: words.step, y: words.lossAxis, logarithmic: true });
  const summary = element("p", { class: "agk-sentence", "aria-live": "polite" });
  const range = { min: 0, max: last, value: model.get("step") };
  const steps = slider(words.step, range, (k) => words.count(k, last), (k) => {
    model.set("step", k);
    draw();
  });
  steps.input.addEventListener("change", () => save(model));
  const player = buildPlayer(model, last, draw);
  const sliders = names.map((name) => {
    const choice = { min: 0, max: rates.length - 1, value: model.get("chosen")[name] };
    return slider(words.rate(name), choice, (i) => String(rates[i]), (i) => {
      model.set("chosen", { ...model.get("chosen"), [name]: i });
      draw();
      save(model);
    });
  });
  const root = card("descent", words.title, [
    element("div", { class: "agk-plots" }, [
      map.svg, element("div", { class: "agk-side" }, [...sliders, chart.root]),
    ]),
    element("div", { class: "agk-controls" }, [player.button, steps]), summary,
  ]);

  function draw() {
    const k = model.get("step"), chosen = model.get("chosen");
    /** @type {Record<string, Cell[]>} */
    const series = {};
    const ends = names.map((name, n) => {
      const path = paths[name][chosen[name]], end = path[Math.min(k, path.length - 1)];
      map.draw(n, path.slice(0, k + 1));
      series[name] = path.map((step) => step[2]);
      sliders[n].show(chosen[name]);
      return words.loss(name, numberText(end[2]), path.length <= k);
    });
    chart.draw({ series, now: k });
    steps.show(k);
    summary.textContent = ends.join(" · ");
    map.svg.setAttribute("aria-label", words.map(k, ends));
    root.dataset.step = String(k);
  }
  el.append(root);
  draw();
  root.dataset.ready = "true";
  const endListening = listenTo(model, { step: draw, chosen: draw });
  return () => { player.halt(); endListening(); chart.end(); root.remove(); };
}

/**
 * Make the button that lets the optimisers walk.
 * @param {Model} model
 * @param {number} last
 * @param {() => void} draw
 */
function buildPlayer(model, last, draw) {
  const words = SENTENCES.descent;
  const playback = makePlayback(SECONDS_A_STEP, () => 1, (steps) => {
    if (steps) {
      model.set("step", Math.min(last, model.get("step") + steps));
      draw();
    }
    if (model.get("step") >= last) halt();
  });
  const made = button(words.play, () => {
    if (playback.isPlaying()) return halt();
    if (model.get("step") >= last) model.set("step", 0);
    made.textContent = words.pause;
    return playback.start();
  }, { "data-action": "play" });
  function halt() {
    playback.stop();
    made.textContent = words.play;
    save(model);
  }
  return { button: made, halt };
}

export default { render };
