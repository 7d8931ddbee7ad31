// Gradient flow: the norm at each station of the way back, vanishing, exploding, or cut at a threshold.
// @ts-check

import { buildChart } from "./figures/chart.js";
import { card, element, slider } from "./shared/elements.js";
import { listenTo, save } from "./shared/model.js";
import { numberText } from "./shared/numbers.js";
import { SENTENCES } from "./sentences.js";

/**
 * Draw the norms of each network and the sliders into `el`; returns what removes them.
 * @param {Place} place
 */
export function render({ model, el }) {
  /** @type {Record<string, Cell[]>} */
  const norms = model.get("norms");
  /** @type {string[]} */
  const stations = model.get("stations");
  const names = Object.keys(norms), words = SENTENCES.flow;
  const chart = buildChart(words.chart, {
    x: words.along, y: words.norm, logarithmic: true, height: 270,
    name: (i) => stations[i] ?? "",
  });
  const all = names.flatMap((name) => norms[name]).filter((v) => typeof v === "number").filter((v) => v > 0);
  const top = Math.log10(Math.max(...all)), bottom = Math.log10(Math.min(...all));
  const range = {
    min: bottom, max: top, step: (top - bottom) / 100 || 1,
    value: model.get("clip") > 0 ? Math.log10(model.get("clip")) : top,
  };
  /** @param {number} e */
  const limitInWords = (e) => (e >= top ? words.noClip : words.clipAt(numberText(10 ** e)));
  const clip = slider(words.clip, range, limitInWords, (e) => {
    model.set("clip", e >= top ? 0 : 10 ** e);
    draw();
    save(model);
  });
  const places = { min: 0, max: stations.length - 1, value: 0 };
  const here = slider(words.station, places, (i) => stations[i], draw);
  const summary = element("p", { class: "agk-sentence", "aria-live": "polite" });
  const root = card("flow", words.title, [
    chart.root, element("div", { class: "agk-controls" }, [clip, here]), summary,
  ]);

  function draw() {
    const limit = model.get("clip"), i = Number(here.input.value);
    /** @type {Record<string, string>} */
    const marks = {};
    for (const name of names) marks[name] = fateOf(norms[name], limit > 0, model.get("factor"));
    chart.draw({ series: norms, clip: limit, marks, now: i });
    const values = names.map((name) => {
      const norm = norms[name][Math.min(i, norms[name].length - 1)];
      return words.of(name, numberText(limit && norm > limit ? limit : norm));
    });
    summary.textContent = words.at(stations[i], values);
  }
  el.append(root);
  draw();
  root.dataset.ready = "true";
  const endListening = listenTo(model, { clip: draw });
  return () => {
    endListening();
    chart.end();
    root.remove();
  };
}

/**
 * What has become of a gradient between its end and its beginning, in words.
 * @param {Cell[]} norms
 * @param {boolean} clipped
 * @param {number} factor  by which it has vanished or exploded
 */
function fateOf(norms, clipped, factor) {
  const first = norms[0], last = Number(norms[norms.length - 1]), words = SENTENCES.flow;
  if (first === "nan") return words.noNumber;
  if (typeof first !== "number" || first > factor * last) return clipped ? words.held : words.exploding;
  return first === 0 || first * factor < last ? words.vanishing : words.alive;
}

export default { render };
