// Moving: a leaf's value is dragged, and both passes follow; the kernel computes them.
// @ts-check

import { save } from "../shared/model.js";

// So seldom that the kernel can answer while a value is dragged.
const BETWEEN_QUESTIONS_MS = 40;
const STEPS = 20;

/**
 * Make what moves the leaves of a film, if a kernel stands behind it.
 * @param {PlayerState} state
 * @param {Model} model
 * @param {HTMLElement} stage
 * @param {() => void} settle  called when a value has been dragged to its place
 */
export function makeMoving(state, model, stage, settle) {
  let timer = 0;
  /** @type {{ node: number, x: number, value: number, unit: number, id: number } | null} */
  let drag = null;
  const ending = new AbortController(), options = { capture: true, signal: ending.signal };

  /** Where a leaf has been moved to. @param {number} node @returns {number | undefined} */
  const at = (node) => model.get("moved")[node];
  /**
   * Ask for a film in which a leaf has another value, or the one that it was made with.
   * @param {number} node
   * @param {number} [value]
   */
  function move(node, value) {
    const { [node]: _, ...others } = model.get("moved");
    model.set("moved", value === undefined ? others : { ...others, [node]: value });
    clearTimeout(timer);
    timer = setTimeout(() => save(model), BETWEEN_QUESTIONS_MS);
  }
  stage.addEventListener("pointerdown", (event) => {
    const handle = event.target instanceof Element ? event.target.closest(".agk-movable .agk-value") : null;
    const box = /** @type {SVGElement | null} */ (handle && handle.closest("[data-node]"));
    if (!box || event.button !== 0) return;
    const node = Number(box.dataset.node), value = valueOf(state, node);
    drag = { node, x: event.clientX, value, unit: unitOf(value), id: event.pointerId };
    // What begins on a number is no pan of the picture.
    event.stopPropagation();
    event.preventDefault();
    stage.setPointerCapture(event.pointerId);
    stage.classList.add("agk-moving");
  }, options);
  stage.addEventListener("pointermove", (event) => {
    if (!drag || event.pointerId !== drag.id) return;
    event.stopPropagation();
    const { node, x, value, unit } = drag;
    move(node, Number((Math.round(value / unit + event.clientX - x) * unit).toPrecision(6)));
  }, options);
  function drop() {
    if (!drag) return;
    drag = null;
    stage.classList.remove("agk-moving");
    settle();
  }
  stage.addEventListener("pointerup", drop, options);
  stage.addEventListener("pointercancel", drop, options);
  return {
    at, move,
    isDragging: () => drag !== null,
    end() {
      clearTimeout(timer);
      ending.abort();
    },
  };
}

/**
 * The value of a leaf as the film has it, at its start: an update comes later.
 * @param {PlayerState} state
 * @param {number} node
 */
function valueOf({ film }, node) {
  return Number(film.nodes[node].value.text);
}

/**
 * How far a pixel moves a value: a twentieth of its first digit's place.
 * @param {number} value
 */
export function unitOf(value) {
  return 10 ** Math.floor(Math.log10(Math.max(Math.abs(value), 0.1))) / STEPS;
}
