// The chart: lines over their numbers, with a scale at the side, each line also told by its dashes.

import { svgElement } from "./picture.js";
import { element, figureText } from "./elements.js";

export const LINES = ["agk-line-0", "agk-line-1", "agk-line-2", "agk-line-3", "agk-line-4"];

/** Where values lie between their extremes, 0 at the bottom: {low, high, at(value)}. */
export function scaleOf(values, wantsLogarithms) {
  const known = values.filter((v) => typeof v === "number" && Number.isFinite(v)), positive = known.filter((v) => v > 0);
  // What goes below 0 has no logarithm, and 0 stands beside the smallest that has one.
  const logarithmic = wantsLogarithms && positive.length > 0 && known.every((v) => v >= 0);
  const least = positive.reduce((a, b) => Math.min(a, b), Infinity);
  const measure = (v) => (logarithmic ? Math.log10(Math.max(v, least)) : v);
  const finite = known.map(measure);
  const low = finite.length ? finite.reduce((a, b) => Math.min(a, b)) : 0, high = finite.length ? finite.reduce((a, b) => Math.max(a, b)) : 1;
  const back = (v) => (logarithmic ? 10 ** v : v);
  return { low: back(low), high: back(high), at: (v) => (high === low ? 0.5 : Math.max(-0.02, Math.min(1.02, (measure(v) - low) / (high - low)))) };
}

/** Make a chart; `draw({name: values}, {clip})` fills it. */
export function buildChart(title, { logarithmic = false, width = 460, height = 190, note = "" } = {}) {
  const left = 62, top = 10, right = width - 10, bottom = height - 24;
  const plot = svgElement("g"), high = svgElement("text", { x: left - 5, y: top + 10, "text-anchor": "end" }), low = svgElement("text", { x: left - 5, y: bottom, "text-anchor": "end" });
  const foot = svgElement("text", { x: (left + right) / 2, y: height - 6, "text-anchor": "middle" });
  foot.textContent = note;
  const svg = svgElement("svg", { class: "agk-chart", viewBox: `0 0 ${width} ${height}`, role: "img" }, [
    svgElement("path", { class: "agk-axis", d: `M${left} ${top}V${bottom}H${right}` }), plot, high, low, foot,
  ]);
  const legend = element("ul", { class: "agk-legend" });
  const root = element("figure", { class: "agk-plot" }, [element("figcaption", {}, [title]), svg, legend]);
  function draw(series, { clip = 0, marks = {} } = {}) {
    const names = Object.keys(series), scale = scaleOf(names.flatMap((name) => series[name]), logarithmic);
    const longest = Math.max(2, ...names.map((name) => series[name].length));
    const x = (i) => left + ((right - left) * i) / (longest - 1), y = (v) => bottom - (bottom - top) * scale.at(v);
    high.textContent = figureText(scale.high);
    low.textContent = figureText(scale.low);
    plot.replaceChildren(...names.map((name, n) => svgElement("polyline", {
      class: LINES[n % LINES.length], points: series[name].flatMap((v, i) => (typeof v === "number" ? [`${x(i).toFixed(1)},${y(clip ? Math.min(v, clip) : v).toFixed(1)}`] : [])).join(" "),
    })));
    if (clip && clip >= scale.low && clip <= scale.high) plot.append(svgElement("path", { class: "agk-clip", d: `M${left} ${y(clip)}H${right}` }));
    legend.replaceChildren(...names.map((name, n) => element("li", {}, [
      svgElement("svg", { width: 34, height: 8, "aria-hidden": "true" }, [svgElement("path", { class: LINES[n % LINES.length], d: "M0 4H34" })]),
      ` ${name}${marks[name] ? `: ${marks[name]}` : ""}`,
    ])));
    svg.setAttribute("aria-label", `${title}. ${names.map((name) => `${name}: from ${figureText(series[name][0] ?? 0)} to ${figureText(series[name].at(-1) ?? 0)}${marks[name] ? `, ${marks[name]}` : ""}`).join("; ")}`);
  }
  return { root, svg, draw };
}
