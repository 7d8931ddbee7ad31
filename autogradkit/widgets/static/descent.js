// Descent: optimisers on a loss surface. Every path is there already: sliders only choose among them.
// @ts-check

import { buildChart, LINES } from "./figures/chart.js";
import { button, card, element, slider } from "./shared/elements.js";
import { cellPaths, heatColour } from "./shared/heat.js";
import { listenTo, save } from "./shared/model.js";
import { numberText } from "./shared/numbers.js";
import { makePlayback } from "./shared/playback.js";
import { svgElement } from "./shared/svg.js";
import { SENTENCES } from "./sentences.js";

const SIDE = 400;
const SECONDS_A_STEP = 0.06;

/** @typedef {{ cells: Cell[][], most: number, low: number[], high: number[] }} Surface */
/** A step of an optimiser: x, y and the loss there. @typedef {[Cell, Cell, Cell]} Step */

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
  const chart = buildChart(words.chart, { logarithmic: true, note: words.step, width: 400 });
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
    chart.draw(series);
    steps.show(k);
    summary.textContent = ends.join(" · ");
    map.svg.setAttribute("aria-label", words.map(k, ends));
    root.dataset.step = String(k);
  }
  el.append(root);
  draw();
  root.dataset.ready = "true";
  const endListening = listenTo(model, { step: draw, chosen: draw });
  return () => { player.halt(); endListening(); root.remove(); };
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

/**
 * Make the map of a surface, with a track for each optimiser.
 * @param {Surface} surface
 * @param {number} count
 */
function buildMap({ cells, most, low, high }, count) {
  const tiles = cellPaths(cells, most, SIDE / cells.length).map(([level, d]) =>
    svgElement("path", { d, fill: heatColour(level) }));
  const tracks = Array.from({ length: count }, (_, n) => ({
    halo: svgElement("polyline", { class: "agk-halo" }),
    line: svgElement("polyline", { class: LINES[n % LINES.length] }),
    dot: svgElement("circle", { r: 5.5, class: `agk-walker agk-walker-${n % LINES.length}` }),
  }));
  const svg = svgElement("svg", { viewBox: `0 0 ${SIDE} ${SIDE}`, class: "agk-map", role: "img" }, [
    ...tiles, ...tracks.flatMap(({ halo, line, dot }) => [halo, line, dot]),
  ]);
  return {
    svg,
    /**
     * Draw the way that an optimiser has come, as far as it is near the map.
     * @param {number} n
     * @param {Step[]} path
     */
    draw(n, path) {
      const points = path.flatMap(([x, y]) => {
        if (typeof x !== "number" || typeof y !== "number") return [];
        const across = ((x - low[0]) / (high[0] - low[0])) * SIDE;
        const down = ((high[1] - y) / (high[1] - low[1])) * SIDE;
        return Math.abs(across) < 5 * SIDE && Math.abs(down) < 5 * SIDE ? [[across, down]] : [];
      });
      const line = points.map((point) => point.map((v) => v.toFixed(1)).join(",")).join(" ");
      const { halo, line: track, dot } = tracks[n], [x, y] = points.at(-1) || [0, 0];
      halo.setAttribute("points", line);
      track.setAttribute("points", line);
      dot.setAttribute("cx", String(x));
      dot.setAttribute("cy", String(y));
    },
  };
}

export default { render };
