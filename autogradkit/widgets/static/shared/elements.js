// Elements: how the widgets make HTML, the card that a figure stands on, and sliders.
// @ts-check

/**
 * Make an element.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Record<string, unknown>} [attributes]
 * @param {(Node | string)[]} [children]
 * @returns {HTMLElementTagNameMap[K]}
 */
export function element(name, attributes = {}, children = []) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.append(...children);
  return made;
}

/**
 * Make a button that calls `press`.
 * @param {string} label
 * @param {() => void} press
 * @param {Record<string, unknown>} [attributes]
 */
export function button(label, press, attributes = {}) {
  const made = element("button", { type: "button", ...attributes }, [label]);
  made.addEventListener("click", press);
  return made;
}

/**
 * Make a slider with its name in front and its value in words behind; `move(value)` is called when it moves.
 * @param {string} name
 * @param {{ min: number, max: number, step?: number, value: number }} range
 * @param {(value: number) => string} words
 * @param {(value: number) => void} move
 */
export function slider(name, { min, max, step = 1, value }, words, move) {
  const input = element("input", { type: "range", min, max, step, value, "aria-label": name });
  const output = element("output", {}, [words(Number(value))]);
  /** @param {number | string} now */
  const show = (now) => {
    input.value = String(now);
    output.textContent = words(Number(now));
    input.setAttribute("aria-valuetext", words(Number(now)));
  };
  show(value);
  input.addEventListener("input", () => { show(input.value); move(Number(input.value)); });
  const label = element("label", { class: "agk-slider" }, [element("span", {}, [name]), input, output]);
  return Object.assign(label, { show, input });
}

/**
 * Make the card of a figure: nothing typed in it is heard by the notebook, whose `dd` deletes a cell.
 * @param {string} kind
 * @param {string} label
 * @param {(Node | string)[]} children
 */
export function card(kind, label, children) {
  const root = element("section", {
    class: `agk agk-figure agk-${kind}`, "aria-label": label, "data-lm-suppress-shortcuts": "true",
  }, children);
  root.addEventListener("keydown", (event) => event.stopPropagation());
  root.addEventListener("keyup", (event) => event.stopPropagation());
  return root;
}
