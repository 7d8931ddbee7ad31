// The strips around the picture: the scopes to open and close above it, the memory curve below.

import { visibleScopes } from "./plan.js";
import { element } from "./elements.js";
import { svgElement } from "./picture.js";

/** Make the row of scopes; `toggle(ids, close)` is called. No parts when the film has none. */
export function buildScopes(film, closed, toggle) {
  const all = (film.scopes || []).map((scope) => scope.id);
  if (!all.length) return { parts: [], show() {} };
  const row = element("div", { class: "agk-scopes", role: "group", "aria-label": "Scopes" });
  function show() {
    const held = row.contains(document.activeElement) ? document.activeElement.dataset.scopeButton : null;
    const some = closed.size > 0;
    const whole = element("button", { type: "button", class: "agk-scope-button", "data-scope-button": "all", title: "Open or close all scopes (o)" }, [some ? "open all" : "close all"]);
    whole.addEventListener("click", () => toggle(all, !some));
    const buttons = visibleScopes(film, closed).map((scope) => {
      const shut = closed.has(scope.id), depth = (id) => (film.scopes[id].parent === null ? 0 : 1 + depth(film.scopes[id].parent));
      const button = element("button", {
        type: "button", class: "agk-scope-button", "data-scope-button": scope.id, "aria-expanded": !shut,
      }, [`${"· ".repeat(depth(scope.id))}${shut ? "▸" : "▾"} ${scope.name} `, element("small", {}, [String(scope.count)])]);
      button.addEventListener("click", () => toggle([scope.id], !shut));
      return button;
    });
    row.replaceChildren(whole, ...buttons);
    if (held !== null) { const again = row.querySelector(`[data-scope-button="${held}"]`); if (again) again.focus({ preventScroll: true }); }
  }
  show();
  return { parts: [row], show };
}

const CURVE_WIDTH = 1000, CURVE_HEIGHT = 90;
const STYLES = ["agk-curve-a", "agk-curve-b", "agk-curve-c"];

export function bytesText(bytes) {
  return bytes < 10000 ? `${bytes} bytes` : bytes < 1e7 ? `${Math.round(bytes / 1000)} kB` : `${Math.round(bytes / 1e6)} MB`;
}

/** Make the curve of what is remembered at each step, one line for each strategy. */
export function buildCurve(film) {
  const curves = film.memory || [];
  if (!curves.length) return { parts: [], draw() {} };
  const most = Math.max(1, ...curves.map((curve) => curve.peak)), steps = film.frames.length - 1 || 1;
  const x = (k) => (k / steps) * CURVE_WIDTH, y = (bytes) => CURVE_HEIGHT - 4 - (bytes / most) * (CURVE_HEIGHT - 10);
  const lines = curves.map((curve, i) => svgElement("path", {
    class: `agk-curve ${STYLES[i % STYLES.length]}`,
    d: curve.bytes.map((bytes, k) => `${k ? `H${x(k).toFixed(1)}V` : `M0 `}${y(bytes).toFixed(1)}`).join(""),
  }));
  const cursor = svgElement("path", { class: "agk-cursor", d: `M0 0V${CURVE_HEIGHT}` });
  const said = curves.map((curve) => `${curve.name}: at most ${bytesText(curve.peak)}, ${curve.evaluations} evaluations`).join("; ");
  const svg = svgElement("svg", {
    class: "agk-curves", viewBox: `0 0 ${CURVE_WIDTH} ${CURVE_HEIGHT}`, preserveAspectRatio: "none", role: "img", "aria-label": `Memory. ${said}`,
  }, [...lines, cursor]);
  const now = curves.map(() => element("b"));
  const legend = element("ul", { class: "agk-legend" }, curves.map((curve, i) => element("li", {}, [
    svgElement("svg", { width: 30, height: 8, "aria-hidden": "true" }, [svgElement("path", { class: `agk-curve ${STYLES[i % STYLES.length]}`, d: "M0 4H30" })]),
    ` ${curve.name}: `, now[i], ` now, at most ${bytesText(curve.peak)}, ${curve.evaluations} evaluations`,
  ])));
  return {
    parts: [element("div", { class: "agk-memory" }, [element("small", {}, ["remembered for the way back"]), svg, legend])],
    draw(k) {
      cursor.setAttribute("transform", `translate(${x(k)} 0)`);
      curves.forEach((curve, i) => { now[i].textContent = bytesText(curve.bytes[k]); });
    },
  };
}
