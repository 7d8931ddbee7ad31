// The training monitor: loss, decision boundary, weights and gradient norms, as the loop tells of them.

import { contour } from "./geometry.js";
import { heatGroup, svgElement } from "./picture.js";
import { card, element, save, watch } from "./elements.js";
import { buildChart } from "./chart.js";

const SIDE = 240;
// By class; the lightness of two that meet differs too.
const CLASSES = ["#d55e00", "#0072b2", "#009e73", "#cc79a7", "#56b4e9"];

export function render({ model, el }) {
  const bar = element("progress", { max: 1, value: 0, "aria-label": "steps taken" }), count = element("span", { class: "agk-count", "aria-live": "polite" });
  const stop = element("button", { type: "button", "data-action": "stop" }, ["Stop"]);
  stop.addEventListener("click", () => {
    if (!model.get("running")) return;
    // A busy kernel reads no message before the cell has ended; an interrupt it feels at once.
    const kernel = model.widget_manager && model.widget_manager.kernel;
    if (kernel && kernel.interrupt) kernel.interrupt();
    else { model.set("stopped", true); save(model); }
  });
  const loss = buildChart("loss", { note: "step", width: 340, height: 240 }), norms = buildChart("norm of the gradient by layer", { logarithmic: true, note: "step", width: 340, height: 240 });
  const plane = element("figure", { class: "agk-plot agk-plane" }), weights = element("div", { class: "agk-weights" });
  const root = card("training", "Training", [
    element("div", { class: "agk-controls" }, [stop, bar, count]),
    element("div", { class: "agk-plots" }, [loss.root, plane, norms.root]), weights,
  ]);

  function draw() {
    const done = model.get("done"), steps = model.get("steps"), running = model.get("running");
    bar.max = Math.max(1, steps);
    bar.value = done;
    count.setAttribute("aria-live", running ? "off" : "polite");
    count.textContent = `${done} of ${steps} steps${running ? "" : model.get("stopped") ? ", stopped" : done ? ", done" : ""}`;
    stop.setAttribute("aria-disabled", !running);
    loss.draw({ loss: model.get("losses") });
    norms.root.hidden = !Object.keys(model.get("norms")).length;
    norms.draw(model.get("norms"));
    drawPlane(plane, model.get("points"), model.get("boundary"), model.get("threshold"));
    weights.replaceChildren(...Object.entries(model.get("weights")).map(([name, value]) => element("figure", { class: "agk-plot" }, [
      element("figcaption", {}, [`${name} ${value.text}`]),
      ...(value.cells ? [svgElement("svg", { width: 100, height: 66, role: "img", "aria-label": `weights ${name}, at most ${value.most} in size` }, [heatGroup(value, { x: 1, y: 1, w: 98, h: 64 }, 12, 20)])] : []),
    ])));
    Object.assign(root.dataset, { done, running });
  }
  el.append(root);
  draw();
  root.dataset.ready = "true";
  const end = watch(model, ["done", "steps", "losses", "norms", "weights", "points", "boundary", "running", "stopped"], draw);
  return () => { end(); root.remove(); };
}

/** The data as dots, crosses and triangles; below them what the model says, and a line where its answer changes. */
function drawPlane(plane, points, boundary, threshold) {
  plane.hidden = !points.length;
  if (!points.length) return;
  const { low, high, cells: told, classes } = boundary.cells ? boundary : {
    low: [0, 1].map((i) => Math.min(...points.map((p) => p[i]))), high: [0, 1].map((i) => Math.max(...points.map((p) => p[i]))), cells: [],
  };
  const across = (v, i) => ((v - low[i]) / (high[i] - low[i] || 1)) * SIDE;
  // A model that has gone astray says NaN: that is neither side.
  const cells = told.map((line) => line.map((cell) => (typeof cell === "number" ? cell : threshold)));
  const most = cells.flat().reduce((a, v) => Math.max(a, Math.abs(v - threshold)), 0) || 1;
  const side = SIDE / Math.max(1, cells.length);
  const tiles = cells.flatMap((line, r) => line.map((cell, c) => svgElement("rect", {
    x: (c * side).toFixed(2), y: (r * side).toFixed(2), width: (side + 0.3).toFixed(2), height: (side + 0.3).toFixed(2),
    fill: CLASSES[(classes ? cell : Number(cell > threshold)) % CLASSES.length],
    "fill-opacity": classes ? 0.25 : (0.08 + 0.4 * Math.abs(cell - threshold) / most).toFixed(3),
  })));
  const numbers = classes ? [...new Set(cells.flat())] : [threshold];
  const lines = numbers.map((number) => contour(classes ? cells.map((line) => line.map((cell) => Number(cell === number))) : cells, classes ? 0.5 : number));
  const border = svgElement("path", { class: "agk-border", d: lines.join(""), transform: `translate(${side / 2} ${side / 2}) scale(${side})` });
  const marks = points.map(([x, y, kind]) => {
    const px = across(x, 0).toFixed(1), py = (SIDE - across(y, 1)).toFixed(1);
    if (kind === 0) return svgElement("circle", { cx: px, cy: py, r: 3.6, class: "agk-dot" });
    return svgElement("path", { d: kind === 1 ? `M${px - 3.5} ${py - 3.5}l7 7m0-7l-7 7` : `M${px} ${py - 4}l4 7h-8z`, class: "agk-cross" });
  });
  plane.replaceChildren(element("figcaption", {}, ["what the model says of the plane"]), svgElement("svg", {
    viewBox: `-4 -4 ${SIDE + 8} ${SIDE + 8}`, width: SIDE, height: SIDE, role: "img", "aria-label": `decision boundary under ${points.length} points`,
  }, [svgElement("rect", { width: SIDE, height: SIDE, fill: "#ffffff" }), ...tiles, border, ...marks]));
}

export default { render };
