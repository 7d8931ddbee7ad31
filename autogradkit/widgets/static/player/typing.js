// Typing: a leaf's value is typed into its field in the inspector; Escape takes it back.
// @ts-check

import { button, element } from "../shared/elements.js";
import { SENTENCES } from "../sentences.js";

/** @typedef {Pick<ReturnType<typeof import("./moving.js").makeMoving>, "at" | "move">} Moving */

/** @typedef {{ text: string, at: number | undefined }} Start */
/** What stood in a field when it was entered. @type {WeakMap<HTMLInputElement, Start>} */
const starts = new WeakMap();

/**
 * Make the field for another value of a leaf, and what puts a moved one back.
 * @param {FilmNode} node
 * @param {Moving} moving
 * @param {HTMLInputElement | null} held  the field of the same leaf that somebody is typing into
 */
export function typingField(node, moving, held) {
  const words = SENTENCES.inspector;
  const field = element("input", {
    type: "number", step: "any", value: node.value.text, "aria-label": words.moveTo(node.label),
  });
  if (held && held.value !== held.defaultValue) field.value = held.value;
  const start = (held && starts.get(held)) || { text: node.value.text, at: moving.at(node.id) };
  starts.set(field, start);
  field.addEventListener("change", () => {
    if (field.isConnected && field.value !== "") moving.move(node.id, Number(field.value));
  });
  field.addEventListener("keydown", (event) => {
    // Where nothing is to be taken back, the inspector closes.
    if (event.key !== "Escape" || field.value === start.text) return;
    event.stopPropagation();
    event.preventDefault();
    field.value = start.text;
    moving.move(node.id, start.at);
  });
  const back = button(words.putBack, () => {
    field.focus({ preventScroll: true });
    moving.move(node.id, undefined);
  }, { class: "agk-link", "data-action": "put-back" });
  return element("span", {}, moving.at(node.id) === undefined ? [field] : [field, " ", back]);
}

/**
 * The field that somebody is typing into, if any.
 * @param {HTMLElement} inspector
 */
export const heldField = (inspector) =>
  /** @type {HTMLInputElement | null} */ (inspector.querySelector('[data-field="move"] input:focus'));

/**
 * Let the keys reach the inspector: its field, where a leaf can be moved.
 * @param {HTMLElement} inspector
 */
export function enterInspector(inspector) {
  /** @type {HTMLInputElement | null} */
  const field = inspector.querySelector('[data-field="move"] input');
  (field || inspector).focus({ preventScroll: true });
  if (field) field.select();
}
