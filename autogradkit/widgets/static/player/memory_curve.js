// The memory curve below the picture: what is remembered at each step, one line for each strategy.
// @ts-check

import { element } from "../shared/elements.js";
import { bytesText } from "../shared/numbers.js";
import { svgElement } from "../shared/svg.js";
import { SENTENCES } from "../sentences.js";

const WIDTH = 1000;
const HEIGHT = 90;
const STYLES = ["agk-curve-a", "agk-curve-b", "agk-curve-c"];

/**
 * Make the curve; no parts when the film counts no memory.
 * @param {Film} film
 * @returns {{ parts: Element[], draw(step: number): void }}
 */
export function buildMemoryCurve(film) {
  const curves = film.memory || [], words = SENTENCES.memory;
  if (!curves.length) return { parts: [], draw() {} };
  const most = Math.max(1, ...curves.map((curve) => curve.peak)), steps = film.frames.length - 1 || 1;
  /** @param {number} k */
  const x = (k) => (k / steps) * WIDTH;
  /** @param {number} bytes */
  const y = (bytes) => HEIGHT - 4 - (bytes / most) * (HEIGHT - 10);
  const lines = curves.map((curve, i) => svgElement("path", {
    class: `agk-curve ${STYLES[i % STYLES.length]}`,
    d: curve.bytes.map((bytes, k) => `${k ? `H${x(k).toFixed(1)}V` : "M0 "}${y(bytes).toFixed(1)}`).join(""),
  }));
  const cursor = svgElement("path", { class: "agk-cursor", d: `M0 0V${HEIGHT}` });
  const summary = curves.map(({ name, peak, evaluations }) => words.line(name, bytesText(peak), evaluations));
  const svg = svgElement("svg", {
    class: "agk-curves", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", role: "img",
    "aria-label": words.summary(summary),
  }, [...lines, cursor]);
  const now = curves.map(() => element("b"));
  const legend = element("ul", { class: "agk-legend" }, curves.map(({ name, peak, evaluations }, i) => {
    const line = svgElement("path", { class: `agk-curve ${STYLES[i % STYLES.length]}`, d: "M0 4H30" });
    return element("li", {}, [
      svgElement("svg", { width: 30, height: 8, "aria-hidden": "true" }, [line]),
      ` ${name}: `, now[i], words.peak(bytesText(peak), evaluations),
    ]);
  }));
  return {
    parts: [element("div", { class: "agk-memory" }, [element("small", {}, [words.title]), svg, legend])],
    draw(step) {
      cursor.setAttribute("transform", `translate(${x(step)} 0)`);
      curves.forEach((curve, i) => { now[i].textContent = bytesText(curve.bytes[step]); });
    },
  };
}
