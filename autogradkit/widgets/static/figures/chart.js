// The chart: lines over their numbers, with a scale at the side; no line is told by its colour alone.
// @ts-check

import { svgElement } from "../shared/svg.js";
import { element } from "../shared/elements.js";
import { numberText } from "../shared/numbers.js";
import { SENTENCES } from "../sentences.js";

export const LINES = ["agk-line-0", "agk-line-1", "agk-line-2", "agk-line-3", "agk-line-4"];

/**
 * Where values lie between their extremes, 0 at the bottom.
 * @param {Cell[]} values
 * @param {boolean} wantsLogarithms
 */
export function scaleOf(values, wantsLogarithms) {
  const known = values.filter((v) => typeof v === "number").filter(Number.isFinite);
  const positive = known.filter((v) => v > 0);
  // What goes below 0 has no logarithm, and 0 stands beside the smallest that has one.
  const logarithmic = wantsLogarithms && positive.length > 0 && known.every((v) => v >= 0);
  const least = positive.reduce((a, b) => Math.min(a, b), Infinity);
  /** @param {number} v */
  const measure = (v) => (logarithmic ? Math.log10(Math.max(v, least)) : v);
  /** @param {number} v */
  const back = (v) => (logarithmic ? 10 ** v : v);
  const finite = known.map(measure);
  const low = finite.length ? finite.reduce((a, b) => Math.min(a, b)) : 0;
  const high = finite.length ? finite.reduce((a, b) => Math.max(a, b)) : 1;
  return {
    low: back(low),
    high: back(high),
    /** @param {number} v */
    at: (v) => (high === low ? 0.5 : Math.max(-0.02, Math.min(1.02, (measure(v) - low) / (high - low)))),
  };
}

/**
 * Make a chart; `draw({name: values})` fills it.
 * @param {string} title
 * @param {{ logarithmic?: boolean, width?: number, height?: number, note?: string }} [options]
 */
export function buildChart(title, { logarithmic = false, width = 460, height = 190, note = "" } = {}) {
  const left = 62, top = 10, right = width - 10, bottom = height - 24;
  const plot = svgElement("g");
  const high = svgElement("text", { x: left - 5, y: top + 10, "text-anchor": "end" });
  const low = svgElement("text", { x: left - 5, y: bottom, "text-anchor": "end" });
  const foot = svgElement("text", { x: (left + right) / 2, y: height - 6, "text-anchor": "middle" });
  foot.textContent = note;
  const svg = svgElement("svg", { class: "agk-chart", viewBox: `0 0 ${width} ${height}`, role: "img" }, [
    svgElement("path", { class: "agk-axis", d: `M${left} ${top}V${bottom}H${right}` }), plot, high, low, foot,
  ]);
  const legend = element("ul", { class: "agk-legend" });
  const root = element("figure", { class: "agk-plot" }, [element("figcaption", {}, [title]), svg, legend]);

  /**
   * @param {Record<string, Cell[]>} series
   * @param {{ clip?: number, marks?: Record<string, string> }} [options]
   */
  function draw(series, { clip = 0, marks = {} } = {}) {
    const names = Object.keys(series), scale = scaleOf(names.flatMap((name) => series[name]), logarithmic);
    const longest = Math.max(2, ...names.map((name) => series[name].length));
    /** @param {number} i */
    const x = (i) => left + ((right - left) * i) / (longest - 1);
    /** @param {number} v */
    const y = (v) => bottom - (bottom - top) * scale.at(v);
    /** @param {Cell} v @param {number} i */
    const point = (v, i) => (typeof v === "number"
      ? [`${x(i).toFixed(1)},${y(clip ? Math.min(v, clip) : v).toFixed(1)}`] : []);
    high.textContent = numberText(scale.high);
    low.textContent = numberText(scale.low);
    plot.replaceChildren(...names.map((name, n) => svgElement("polyline", {
      class: LINES[n % LINES.length], points: series[name].flatMap(point).join(" "),
    })));
    if (clip && clip >= scale.low && clip <= scale.high) {
      plot.append(svgElement("path", { class: "agk-clip", d: `M${left} ${y(clip)}H${right}` }));
    }
    legend.replaceChildren(...names.map((name, n) => entry(name, n, marks[name])));
    svg.setAttribute("aria-label", SENTENCES.chart.summary(title, names.map((name) => SENTENCES.chart.line(
      name, numberText(series[name][0] ?? 0), numberText(series[name].at(-1) ?? 0), marks[name]))));
  }
  return { root, svg, draw };
}

/**
 * An entry of a chart's legend.
 * @param {string} name
 * @param {number} n
 * @param {string} [mark]
 */
function entry(name, n, mark) {
  const line = svgElement("path", { class: LINES[n % LINES.length], d: "M0 4H34" });
  return element("li", {}, [
    svgElement("svg", { width: 34, height: 8, "aria-hidden": "true" }, [line]),
    ` ${name}${mark ? `: ${mark}` : ""}`,
  ]);
}
