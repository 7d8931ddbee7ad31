// Values in the panels: a number as it is, an array as a heat map, or as a table of numbers in its colours.
// @ts-check

import { element } from "../shared/elements.js";
import { HEAT, heatLevel, paint } from "../shared/heat.js";
import { numberText } from "../shared/numbers.js";
import { heatMap } from "../shared/heat_map.js";
import { svgElement } from "../shared/svg.js";
import { SENTENCES } from "../sentences.js";

/**
 * A value in a few words or a small picture.
 * @param {Film} film
 * @param {Shown | null} value
 * @returns {(Node | string)[]}
 */
export function valueInShort(film, value) {
  if (!value) return [film.marks.not_yet];
  const text = element("b", {}, [value.text]);
  if (!value.cells) return [text];
  // Few numbers are shown as such; of many the colours tell more.
  const count = value.cells.length * (value.cells[0] || []).length;
  if (!value.note && count && count <= 3) {
    const rows = value.cells.map((cells) => cells.join("  ")).join(" ; ");
    return [text, element("span", { class: "agk-few" }, [rows])];
  }
  const map = heatMap(value, { x: 0.5, y: 0.5, w: 64, h: 30 });
  return [text, svgElement("svg", { width: 65, height: 31, "aria-hidden": "true" }, [map])];
}

/**
 * The numbers of a value: plain for a scalar, else a table whose cells are coloured like the heat map.
 * @param {Film} film
 * @param {Shown | null} value
 */
export function valueInFull(film, value) {
  if (!value) return element("span", { class: "agk-pending" }, [film.marks.not_yet]);
  if (!value.cells) return element("b", {}, [value.text]);
  const rows = value.cells.map((row) => element("tr", {}, row.map((cell) => {
    const made = element("td", {}, [String(cell)]);
    paint(made, heatLevel(cell, value.most));
    return made;
  })));
  const table = element("div", {
    class: "agk-numbers", tabindex: 0, role: "region", "aria-label": SENTENCES.inspector.numbers,
  }, [element("table", {}, [element("tbody", {}, rows)])]);
  const note = value.note ? [element("small", {}, [value.note])] : [];
  return element("div", {}, [element("small", {}, [value.text]), table, heatKey(value.most || 0), ...note]);
}

/**
 * The key of a heat map: which colour is which number.
 * @param {number} most
 */
function heatKey(most) {
  const swatches = HEAT.map((colour) => {
    const swatch = element("i");
    swatch.style.backgroundColor = colour;
    return swatch;
  });
  return element("div", { class: "agk-key" }, [
    `−${numberText(most)}`, element("span", { "aria-hidden": "true" }, swatches), numberText(most),
  ]);
}
