// The training monitor: loss, decision boundary, weights and gradient norms, as the loop tells of them.
// @ts-check

import { buildChart } from "./figures/chart.js";
import { button, card, element } from "./shared/elements.js";
import { heatMap } from "./shared/heat_map.js";
import { listenTo, save } from "./shared/model.js";
import { drawPlane } from "./figures/plane.js";
import { svgElement } from "./shared/svg.js";
import { SENTENCES } from "./sentences.js";

const WATCHED = [
  "done", "steps", "losses", "norms", "weights", "points", "boundary", "running", "stopped",
];

/**
 * Draw the curves, the plane and the weights into `el`; returns what removes them.
 * @param {Place} place
 */
export function render({ model, el }) {
  const words = SENTENCES.training;
  const bar = element("progress", { max: 1, value: 0, "aria-label": words.bar });
  const count = element("span", { class: "agk-count", "aria-live": "polite" });
  const stop = button(words.stop, () => askToStop(model), { "data-action": "stop" });
  stop.hidden = model.get("stoppable") === false; // in a browser tab nothing interrupts a running cell
  const loss = buildChart(words.loss, { x: words.step, y: words.lossAxis });
  const norms = buildChart(words.norms, { x: words.step, y: words.normAxis, logarithmic: true });
  const plane = element("figure", { class: "agk-plot agk-plane" });
  const weights = element("div", { class: "agk-weights" });
  const root = card("training", words.title, [
    element("div", { class: "agk-controls" }, [stop, bar, count]),
    element("div", { class: "agk-plots" }, [loss.root, plane, norms.root]), weights,
  ]);

  function draw() {
    const done = model.get("done"), steps = model.get("steps"), running = model.get("running");
    bar.max = Math.max(1, steps);
    bar.value = done;
    count.setAttribute("aria-live", running ? "off" : "polite");
    const stopped = model.get("stopped"), kept = model.get("kept") && done < steps && !stopped;
    const ended = stopped ? words.stopped : done ? words.done : "";
    const end = kept ? words.kept : running ? "" : ended;
    count.textContent = words.count(done, steps, end);
    stop.setAttribute("aria-disabled", String(!running));
    /** @type {[number, number]} */
    const ends = [1, Math.max(2, done)];
    loss.draw({ series: { loss: model.get("losses") }, ends });
    norms.root.hidden = !Object.keys(model.get("norms")).length;
    norms.draw({ series: model.get("norms"), ends });
    drawPlane(plane, model.get("points"), model.get("boundary"), model.get("threshold"));
    /** @type {[string, Shown][]} */
    const named = Object.entries(model.get("weights"));
    weights.replaceChildren(...named.map(([name, value]) => weightsOf(name, value)));
    Object.assign(root.dataset, { done, running });
  }
  el.append(root);
  draw();
  root.dataset.ready = "true";
  const endListening = listenTo(model, Object.fromEntries(WATCHED.map((name) => [name, draw])));
  return () => {
    endListening();
    loss.end();
    norms.end();
    root.remove();
  };
}

/**
 * Ask a running loop to stop. A busy kernel reads no message before the cell has ended; an interrupt it feels
 * at once.
 * @param {Model} model
 */
function askToStop(model) {
  if (!model.get("running")) return;
  const kernel = model.widget_manager && model.widget_manager.kernel;
  if (kernel && kernel.interrupt) kernel.interrupt();
  else {
    model.set("stopped", true);
    save(model);
  }
}

/**
 * Weights with their name, as a heat map.
 * @param {string} name
 * @param {Shown} value
 */
function weightsOf(name, value) {
  const caption = element("figcaption", {}, [`${name} ${value.text}`]);
  const label = SENTENCES.training.weights(name, value.most ?? 0);
  const map = value.cells ? [svgElement("svg", { width: 100, height: 66, role: "img", "aria-label": label }, [
    heatMap(value, { x: 1, y: 1, w: 98, h: 64 }, 12, 20),
  ])] : [];
  return element("figure", { class: "agk-plot" }, [caption, ...map]);
}

export default { render };
