// The sliding kernel: one window at a time forth, one upstream number scattered at a time back.
// @ts-check

import { button, card, element, slider } from "./shared/elements.js";
import { heatLevel, paint } from "./shared/heat.js";
import { listenTo, save } from "./shared/model.js";
import { numberText } from "./shared/numbers.js";
import { slideTo } from "./figures/slide.js";
import { SENTENCES } from "./sentences.js";

/**
 * Draw the six tables and the slider into `el`; returns what removes them.
 * @param {Place} place
 */
export function render({ model, el }) {
  /** @type {number[][][]} */
  const [x, w, g] = [model.get("x"), model.get("w"), model.get("g")];
  const words = SENTENCES.sliding, last = 2 * g.length * g[0].length;
  const tables = buildTables(), summary = element("p", { class: "agk-sentence", "aria-live": "polite" });
  const range = { min: 0, max: last, value: model.get("frame") };
  const steps = slider(words.step, range, (k) => words.count(k, last), (k) => {
    model.set("frame", k);
    draw();
  });
  steps.input.addEventListener("change", () => save(model));
  /** @param {number} by */
  const move = (by) => () => {
    model.set("frame", Math.max(0, Math.min(last, model.get("frame") + by)));
    draw();
    save(model);
  };
  const controls = [button(words.back, move(-1)), button(words.on, move(1)), steps];
  const root = card("sliding", words.title, [
    tables.root, summary, element("div", { class: "agk-controls" }, controls),
  ]);

  function draw() {
    const k = Math.max(0, Math.min(last, model.get("frame"))), now = slideTo(x, w, g, model.get("stride"), k);
    const { window: at } = now, back = now.way === "backward";
    /** @param {number} r @param {number} c */
    const inside = (r, c) => !!at && r >= at.r && r < at.r + w.length && c >= at.c && c < at.c + w[0].length;
    /** @param {number} r @param {number} c */
    const single = (r, c) => !!at && at.at[0] === r && at.at[1] === c;
    tables.fill("x", x, inside);
    tables.fill("w", w, () => !!at);
    tables.fill("z", now.z, (r, c) => single(r, c) && !back);
    tables.fill("g", g, (r, c) => single(r, c) && back);
    tables.fill("dx", now.dx, (r, c) => inside(r, c) && back);
    tables.fill("dw", now.dw, () => back);
    const terms = now.terms.map(([a, b]) => `${numberText(a)}·${numberText(b)}`);
    summary.textContent = !at ? words.start : back ? words.scatter(numberText(now.upstream))
      : words.sum(terms, numberText(now.z[at.at[0]][at.at[1]]));
    steps.show(k);
    Object.assign(root.dataset, { frame: k, way: now.way });
  }
  el.append(root);
  draw();
  root.dataset.ready = "true";
  const endListening = listenTo(model, { frame: draw });
  return () => { endListening(); root.remove(); };
}

/** Make the tables; `fill(name, cells, marked)` writes one. */
function buildTables() {
  /** @type {Record<string, HTMLTableElement>} */
  const tables = {};
  const figures = Object.entries(SENTENCES.sliding.tables).map(([name, title]) => {
    tables[name] = element("table", { class: "agk-cells", "aria-label": title });
    const caption = element("figcaption", {}, [title]);
    return element("figure", { class: "agk-plot", "data-table": name }, [caption, tables[name]]);
  });
  return {
    root: element("div", { class: "agk-plots" }, figures),
    /**
     * @param {string} name
     * @param {(number | null)[][]} cells
     * @param {(r: number, c: number) => boolean} marked
     */
    fill(name, cells, marked) {
      const most = Math.max(...cells.flat().map((v) => Math.abs(v || 0)));
      const lines = cells.map((line, r) => element("tr", {}, line.map((cell, c) => {
        const text = cell === null ? "·" : numberText(cell);
        const made = element("td", { class: marked(r, c) ? "agk-window" : "" }, [text]);
        paint(made, cell === null ? 4 : heatLevel(cell, most));
        return made;
      })));
      tables[name].replaceChildren(element("tbody", {}, lines));
    },
  };
}

export default { render };
