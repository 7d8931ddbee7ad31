// The explorer: an expression, a slider for each variable, and the film that the kernel makes of it.
// @ts-check

import { render as renderPlayer } from "./graph_player.js";
import { card, element, slider } from "./shared/elements.js";
import { listenTo, makeModel, save } from "./shared/model.js";
import { numberText } from "./shared/numbers.js";
import { SENTENCES } from "./sentences.js";

// So seldom that the kernel can answer while a slider is dragged.
const BETWEEN_QUESTIONS_MS = 40;

/**
 * Draw the expression, the sliders and the player into `el`; returns what removes them.
 * @param {Place} place
 */
export function render({ model, el }) {
  const words = SENTENCES.explorer;
  const input = element("input", {
    type: "text", class: "agk-expression", "aria-label": words.expression,
    spellcheck: "false", autocomplete: "off",
  });
  const complaint = element("p", { class: "agk-complaint", role: "alert", hidden: "" });
  const sliders = buildSliders(model, ask), stage = element("div"), film = buildFilm(model, stage);
  const root = card("explorer", words.title, [
    element("label", { class: "agk-controls" }, ["f = ", input]), sliders.root, complaint, stage,
  ]);
  let timer = 0;

  /** Ask the kernel, but not more often than it can answer. @param {Record<string, unknown>} change */
  function ask(change) {
    for (const [name, value] of Object.entries(change)) model.set(name, value);
    clearTimeout(timer);
    timer = setTimeout(() => save(model), BETWEEN_QUESTIONS_MS);
  }
  function drawInputs() {
    sliders.draw();
    input.readOnly = !model.get("live");
    if (document.activeElement !== input) input.value = model.get("expression");
  }
  function drawComplaint() {
    complaint.hidden = !model.get("complaint");
    complaint.textContent = model.get("complaint");
  }
  input.addEventListener("input", () => ask({ expression: input.value }));
  const endListening = listenTo(model, {
    film: film.draw, complaint: drawComplaint,
    variables: drawInputs, live: drawInputs, expression: drawInputs,
  });
  el.append(root);
  drawInputs();
  drawComplaint();
  film.draw();
  root.dataset.ready = "true";
  return () => {
    clearTimeout(timer);
    film.close();
    endListening();
    root.remove();
  };
}

/**
 * Make the player of the film; it has a model of its own, and only the film comes from outside.
 * @param {Model} model
 * @param {HTMLElement} stage
 */
function buildFilm(model, stage) {
  /** @type {{ film: Film | null, frame: number, playing: boolean, speed: number }} */
  const values = { film: null, frame: 0, playing: false, speed: 1 }, inner = makeModel(values);
  let close = () => {};
  return {
    /** Draw the film, at the same step as the one before if they are alike, else at its end. */
    draw() {
      /** @type {Film} */
      const film = model.get("film");
      const alike = values.film !== null && values.film.frames.length === film.frames.length;
      close();
      Object.assign(values, { film, frame: alike ? values.frame : film.frames.length - 1, playing: false });
      close = renderPlayer({ model: inner, el: stage });
    },
    close: () => close(),
  };
}

/**
 * Make the sliders of the variables; `ask({variables})` is called when one is moved.
 * @param {Model} model
 * @param {(change: Record<string, unknown>) => void} ask
 */
function buildSliders(model, ask) {
  const root = element("div", { class: "agk-controls" });
  /** @type {Map<string, ReturnType<typeof slider>>} */
  const made = new Map();
  return {
    root,
    draw() {
      /** @type {Record<string, number>} */
      const variables = model.get("variables");
      const names = Object.keys(variables), live = model.get("live");
      if ([...made.keys()].join() !== names.join()) {
        made.clear();
        for (const name of names) {
          const range = { min: -5, max: 5, step: 0.05, value: variables[name] };
          made.set(name, slider(name, range, sliderText, (v) =>
            ask({ variables: { ...model.get("variables"), [name]: v } })));
        }
        root.replaceChildren(...made.values());
      }
      for (const [name, each] of made) {
        if (document.activeElement !== each.input) each.show(variables[name]);
        each.input.disabled = !live;
        each.title = live ? "" : SENTENCES.explorer.needsKernel;
      }
    },
  };
}

/** A number beside its slider: what is not 0 does not read as 0. @param {number} v */
const sliderText = (v) => (v && Math.abs(v) < 0.005 ? numberText(v) : v.toFixed(2));

export default { render };
