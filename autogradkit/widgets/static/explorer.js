// The explorer: an expression, a slider for each variable, and the player of the film that the kernel makes of it.

import { render } from "./graph_player.js";
import { element, save, slider } from "./elements.js";

export function renderExplorer({ model, el }) {
  const input = element("input", { type: "text", class: "agk-expression", "aria-label": "Expression", spellcheck: "false", autocomplete: "off" });
  const complaint = element("p", { class: "agk-complaint", role: "alert", hidden: "" });
  const sliders = element("div", { class: "agk-controls" }), stage = element("div");
  const root = element("section", { class: "agk agk-figure agk-explorer", "aria-label": "Expression explorer", "data-lm-suppress-shortcuts": "true" }, [
    element("label", { class: "agk-controls" }, ["f = ", input]), sliders, complaint, stage,
  ]);
  root.addEventListener("keydown", (event) => event.stopPropagation());
  root.addEventListener("keyup", (event) => event.stopPropagation());
  // The player has a model of its own; only the film comes from outside.
  const values = { film: model.get("film"), frame: 0, playing: false, speed: 1 }, listeners = new Map();
  const inner = {
    get: (name) => values[name],
    set(name, value) { if (values[name] === value) return; values[name] = value; for (const each of listeners.get(name) || []) each(); },
    save_changes() {},
    on: (event, listener) => { const name = event.split(":")[1]; listeners.set(name, [...(listeners.get(name) || []), listener]); },
    off: (event, listener) => { const name = event.split(":")[1]; listeners.set(name, (listeners.get(name) || []).filter((each) => each !== listener)); },
  };
  let close = () => {}, shown = "", timer = 0;

  function drawFilm() {
    const film = model.get("film"), before = values.film;
    const alike = before && before.frames.length === film.frames.length;
    close();
    Object.assign(values, { film, frame: alike ? values.frame : film.frames.length - 1, playing: false });
    close = render({ model: inner, el: stage });
  }

  function drawSliders() {
    const variables = model.get("variables"), names = Object.keys(variables);
    if (shown !== names.join()) {
      shown = names.join();
      sliders.replaceChildren(...names.map((name) => Object.assign(slider(name, { min: -5, max: 5, step: 0.05, value: variables[name] }, (v) => v.toFixed(2), (v) => {
        ask({ variables: { ...model.get("variables"), [name]: v } });
      }), { variable: name })));
    }
    for (const made of sliders.children) {
      if (document.activeElement !== made.input) made.show(variables[made.variable]);
      made.input.disabled = !model.get("live");
      made.title = model.get("live") ? "" : "needs a running kernel: run the cell";
    }
    input.readOnly = !model.get("live");
    if (document.activeElement !== input) input.value = model.get("expression");
  }

  /** Ask the kernel, but not more often than it can answer. */
  function ask(change) {
    for (const [name, value] of Object.entries(change)) model.set(name, value);
    clearTimeout(timer);
    timer = setTimeout(() => save(model), 40);
  }

  const onComplaint = () => { complaint.hidden = !model.get("complaint"); complaint.textContent = model.get("complaint"); };
  input.addEventListener("input", () => ask({ expression: input.value }));
  const heard = [["film", drawFilm], ["variables", drawSliders], ["live", drawSliders], ["expression", drawSliders], ["complaint", onComplaint]];
  for (const [name, listener] of heard) model.on(`change:${name}`, listener);
  el.append(root);
  drawSliders();
  onComplaint();
  values.frame = model.get("film").frames.length - 1;
  drawFilm();
  root.dataset.ready = "true";
  return () => {
    clearTimeout(timer);
    close();
    for (const [name, listener] of heard) model.off(`change:${name}`, listener);
    root.remove();
  };
}

export default { render: renderExplorer };
