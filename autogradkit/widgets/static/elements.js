// The elements: how the widgets make what is no SVG, and what they have in common as widgets.

export function element(name, attributes = {}, children = []) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** A slider with its name in front and what it says behind; `say(value)` gives the words, `moved(value)` is called. */
export function slider(name, { min, max, step = 1, value }, say, moved) {
  const input = element("input", { type: "range", min, max, step, value, "aria-label": name });
  const output = element("output", {}, [say(Number(value))]);
  const show = (now) => { input.value = String(now); output.textContent = say(Number(now)); input.setAttribute("aria-valuetext", say(Number(now))); };
  show(value);
  input.addEventListener("input", () => { show(input.value); moved(Number(input.value)); });
  return Object.assign(element("label", { class: "agk-slider" }, [element("span", {}, [name]), input, output]), { show, input });
}

/** Watch traits of `model`; returns what ends the watching. */
export function watch(model, names, heard) {
  for (const name of names) model.on(`change:${name}`, heard);
  return () => { for (const name of names) model.off(`change:${name}`, heard); };
}

/** Save what was set; the kernel may be gone, and the widget goes on. */
export function save(model) {
  try { model.save_changes(); } catch { /* nobody listens */ }
}

/** The card of a widget: nothing typed in it is heard by the notebook, whose `dd` deletes a cell. */
export function card(kind, label, children) {
  const root = element("section", { class: `agk agk-figure agk-${kind}`, "aria-label": label, "data-lm-suppress-shortcuts": "true" }, children);
  root.addEventListener("keydown", (event) => event.stopPropagation());
  root.addEventListener("keyup", (event) => event.stopPropagation());
  return root;
}

/** Numbers as films show them: four significant digits. */
export function figureText(value) {
  if (typeof value !== "number") return String(value);
  const size = Math.abs(value);
  return size && (size < 1e-4 || size >= 1e7) ? value.toExponential(2) : String(Number(value.toPrecision(4)));
}
