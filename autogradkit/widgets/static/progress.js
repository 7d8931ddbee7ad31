// The progress table: the exercises of a course in its order, with a bar over all of them.
// @ts-check

import { element } from "./shared/elements.js";
import { listenTo } from "./shared/model.js";
import { SENTENCES } from "./sentences.js";

/**
 * An exercise: what is to be had and what was reached; `sign` and `status` as the checker calls it.
 * @typedef {object} Row
 * @property {number} number
 * @property {string} name
 * @property {string} title
 * @property {number} stars
 * @property {number} minutes
 * @property {number} points
 * @property {number} reached
 * @property {string} status
 * @property {string} sign
 * @property {boolean} next
 */

/**
 * Draw the table into `el`; returns what removes it.
 * @param {Place} place
 */
export function render({ model, el }) {
  const root = element("section", { class: "agk-progress", "aria-label": SENTENCES.progress.title });
  function draw() {
    /** @type {Row[]} */
    const rows = model.get("rows");
    const bar = element("progress", { "aria-label": SENTENCES.progress.bar });
    bar.max = rows.reduce((sum, row) => sum + row.points, 0) || 1;
    bar.value = rows.reduce((sum, row) => sum + row.reached, 0);
    const lines = rows.map(buildLine);
    const table = element("table", {}, [element("tbody", {}, lines)]);
    root.replaceChildren(element("p", {}, [model.get("summary")]), bar, table);
  }
  const endListening = listenTo(model, { rows: draw, summary: draw });
  draw();
  el.append(root);
  root.dataset.ready = "true";
  return () => {
    endListening();
    root.remove();
  };
}

/**
 * The line of an exercise.
 * @param {Row} row
 */
function buildLine(row) {
  const words = SENTENCES.progress;
  const [sign, number, title, stars, minutes, reached, status] = [
    row.sign, String(row.number).padStart(2, "0"), row.title, "★".repeat(row.stars),
    words.minutes(row.minutes), words.points(row.reached, row.points),
    row.status || (row.next ? words.next : ""),
  ].map((text) => element("td", {}, [text]));
  const name = element("th", { scope: "row" }, [row.name]);
  return element("tr", row.next ? { "aria-current": "step" } : {}, [
    sign, number, name, title, stars, minutes, reached, status,
  ]);
}

export default { render };
