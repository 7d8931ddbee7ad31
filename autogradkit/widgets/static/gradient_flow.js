// Gradient flow: the norm at each station of the way back, vanishing, exploding, or cut at a threshold.

import { card, element, figureText, save, slider, watch } from "./elements.js";
import { buildChart } from "./chart.js";

const FACTOR = 1e3;

export function render({ model, el }) {
  const norms = model.get("norms"), stations = model.get("stations"), names = Object.keys(norms);
  const chart = buildChart("norm of the gradient at each station (the way back goes from right to left)", {
    logarithmic: true, width: 860, height: 230, note: `from station ${stations[0]} to ${stations.at(-1)}`,
  });
  const all = names.flatMap((name) => norms[name]).filter((v) => typeof v === "number" && v > 0);
  const top = Math.log10(Math.max(...all)), bottom = Math.log10(Math.min(...all));
  const say = (e) => (e >= top ? "no clipping" : `at ${figureText(10 ** e)}`);
  const clip = slider("clip the norm", { min: bottom, max: top, step: (top - bottom) / 100 || 1, value: model.get("clip") > 0 ? Math.log10(model.get("clip")) : top }, say, (e) => {
    model.set("clip", e >= top ? 0 : 10 ** e);
    draw();
    save(model);
  });
  const here = slider("station", { min: 0, max: stations.length - 1, value: 0 }, (i) => stations[i], draw);
  const told = element("p", { class: "agk-sentence", "aria-live": "polite" });
  const root = card("flow", "Gradient flow", [chart.root, element("div", { class: "agk-controls" }, [clip, here]), told]);

  function draw() {
    const limit = model.get("clip"), i = Number(here.input.value), marks = {};
    const cut = (v) => (limit && v > limit ? limit : v);
    for (const name of names) {
      const first = norms[name][0], last = norms[name].at(-1);
      const exploding = typeof first !== "number" || first > FACTOR * last;
      marks[name] = exploding ? (limit ? "▲ exploding, held by the clipping" : "▲ exploding") : first * FACTOR < last ? "▼ vanishing (clipping does not help)" : "✔ alive";
    }
    chart.draw(norms, { clip: limit, marks });
    told.textContent = `Station ${stations[i]}: ${names.map((name) => `${name} ${figureText(cut(norms[name][Math.min(i, norms[name].length - 1)]))}`).join(" · ")}`;
  }
  el.append(root);
  draw();
  root.dataset.ready = "true";
  const end = watch(model, ["clip"], draw);
  return () => { end(); root.remove(); };
}

export default { render };
