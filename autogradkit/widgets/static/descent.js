// Descent: optimisers on a loss surface. Every path is there already: sliders only choose among them.

import { HEAT, heatLevel } from "./geometry.js";
import { svgElement } from "./picture.js";
import { card, element, figureText, save, slider, watch } from "./elements.js";
import { buildChart, LINES } from "./chart.js";

const SIDE = 400;

export function render({ model, el }) {
  const surface = model.get("surface"), rates = model.get("rates"), paths = model.get("paths"), names = Object.keys(paths);
  const [x0, y0] = surface.low, [x1, y1] = surface.high, side = SIDE / surface.cells.length;
  const levels = new Map();
  surface.cells.forEach((line, r) => line.forEach((cell, c) => {
    const level = heatLevel(cell, surface.most);
    levels.set(level, `${levels.get(level) || ""}M${(c * side).toFixed(1)} ${(r * side).toFixed(1)}h${side.toFixed(2)}v${side.toFixed(2)}h${-side.toFixed(2)}z`);
  }));
  const tiles = [...levels].map(([level, d]) => svgElement("path", { d, fill: level < 0 ? "#8a8a8a" : HEAT[level] }));
  const tracks = names.map((_, n) => ({
    halo: svgElement("polyline", { class: "agk-halo" }), line: svgElement("polyline", { class: LINES[n % LINES.length] }),
    dot: svgElement("circle", { r: 5.5, class: `agk-walker agk-walker-${n % LINES.length}` }),
  }));
  const map = svgElement("svg", { viewBox: `0 0 ${SIDE} ${SIDE}`, class: "agk-map", role: "img" }, [
    ...tiles, ...tracks.flatMap(({ halo, line, dot }) => [halo, line, dot]),
  ]);
  const chart = buildChart("loss along the way", { logarithmic: true, note: "step", width: 400 });
  const longest = Math.max(...names.flatMap((name) => paths[name].map((path) => path.length))) - 1;
  const told = element("p", { class: "agk-sentence", "aria-live": "polite" });
  const steps = slider("step", { min: 0, max: longest, value: model.get("step") }, (k) => `${k} of ${longest}`, (k) => { model.set("step", k); draw(); });
  steps.input.addEventListener("change", () => save(model));
  const play = element("button", { type: "button", "data-action": "play" }, ["Play"]);
  let request = 0;
  const halt = () => { cancelAnimationFrame(request); request = 0; play.textContent = "Play"; save(model); };
  play.addEventListener("click", () => {
    if (request) return halt();
    if (model.get("step") >= longest) model.set("step", 0);
    let then = null;
    const turn = (now) => {
      then ??= now;
      if (now - then > 60) { then = now; model.set("step", Math.min(longest, model.get("step") + 1)); draw(); }
      if (model.get("step") >= longest) halt();
      else request = requestAnimationFrame(turn);
    };
    play.textContent = "Pause";
    request = requestAnimationFrame(turn);
    return undefined;
  });
  const sliders = names.map((name) => slider(`${name}: learning rate`, { min: 0, max: rates.length - 1, value: model.get("chosen")[name] }, (i) => String(rates[i]), (i) => {
    model.set("chosen", { ...model.get("chosen"), [name]: i });
    draw();
    save(model);
  }));
  const root = card("descent", "Descent", [
    element("div", { class: "agk-plots" }, [map, element("div", { class: "agk-side" }, [...sliders, chart.root])]),
    element("div", { class: "agk-controls" }, [play, steps]), told,
  ]);

  function draw() {
    const k = model.get("step"), chosen = model.get("chosen"), series = {};
    const words = names.map((name, n) => {
      const path = paths[name][chosen[name]], walked = path.slice(0, k + 1).filter(([x, y]) => typeof x === "number" && typeof y === "number");
      const at = ([x, y]) => [((x - x0) / (x1 - x0)) * SIDE, ((y1 - y) / (y1 - y0)) * SIDE];
      const points = walked.map(at).filter(([x, y]) => Math.abs(x) < 5 * SIDE && Math.abs(y) < 5 * SIDE);
      const line = points.map((p) => p.map((v) => v.toFixed(1)).join(",")).join(" ");
      tracks[n].halo.setAttribute("points", line);
      tracks[n].line.setAttribute("points", line);
      const [x, y] = points.at(-1) || [0, 0];
      tracks[n].dot.setAttribute("cx", x);
      tracks[n].dot.setAttribute("cy", y);
      series[name] = path.map((p) => p[2]);
      const end = path[Math.min(k, path.length - 1)];
      return `${name}: loss ${figureText(end[2])}${path.length <= k ? ", left all bounds" : ""}`;
    });
    chart.draw(series);
    steps.show(k);
    names.forEach((name, n) => sliders[n].show(chosen[name]));
    told.textContent = words.join(" · ");
    map.setAttribute("aria-label", `Loss surface. After ${k} steps ${words.join("; ")}`);
    root.dataset.step = k;
  }
  el.append(root);
  draw();
  root.dataset.ready = "true";
  const end = watch(model, ["step", "chosen"], draw);
  return () => { halt(); end(); root.remove(); };
}

export default { render };
