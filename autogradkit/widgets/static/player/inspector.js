// The inspector: all that is known about a node, or about one use of a value, at the step on screen.
// @ts-check

import { button, element } from "../shared/elements.js";
import { SENTENCES } from "../sentences.js";
import { formulasOf } from "./formula.js";
import { enterInspector, heldField, typingField } from "./typing.js";
import { valueInFull } from "./values.js";

/**
 * What the inspector's buttons do.
 * @typedef {object} Inspection
 * @property {(target: Target | null) => void} inspect
 * @property {(node: number | null) => void} focusPath
 * @property {(scope: number) => void} closeScope
 * @property {import("./typing.js").Moving} moving
 * @property {HTMLInputElement | null} [held]  the field of this node that somebody is typing into
 */

/**
 * Fill `panel` with what is known about the subject.
 * @param {HTMLElement} panel
 * @param {PlayerState} state
 * @param {Inspection} actions
 */
export function fillInspector(panel, state, actions) {
  const { subject } = state;
  if (!subject) return;
  const close = button("×", () => actions.inspect(null), {
    class: "agk-close", "aria-label": SENTENCES.inspector.close,
  });
  const name = subject.edge === undefined ? `node-${subject.node}` : `edge-${subject.edge}`;
  const held = panel.dataset.inspects === name ? heldField(panel) : null;
  const content = subject.edge === undefined ? nodeContent(state, subject.node, { ...actions, held })
    : edgeContent(state, subject.edge, actions);
  panel.setAttribute("data-inspects", name);
  panel.replaceChildren(close, ...content);
  // The film that a typed value asks for is shown here: who typed it stays where she was.
  if (held) enterInspector(panel);
}

/**
 * A name and what it stands for.
 * @param {string} name
 * @param {Element | string} content
 * @param {string} [key]
 */
function row(name, content, key = name) {
  const wide = typeof content !== "string" && content.querySelector("table, pre") ? "agk-wide" : "";
  return [element("div", { class: `agk-row ${wide}`, "data-row": key }, [
    element("dt", {}, [name]), element("dd", { "data-field": key, class: wide }, [content]),
  ])];
}

/** @param {(Node | string)[][]} items */
const list = (items) => element("ul", {}, items.map((item) => element("li", {}, item)));

/** @param {Film} film @param {number} id @param {Inspection} actions */
const nodeButton = (film, id, actions) =>
  button(film.nodes[id].label, () => actions.inspect({ node: id }), { class: "agk-link", "data-goto": id });

/**
 * @param {PlayerState} state
 * @param {number} id
 * @param {Inspection} actions
 */
function nodeContent(state, id, actions) {
  const { film } = state, node = film.nodes[id], name = node.op || node.kind;
  // The rule is what a reader opens a node for: below two tables of numbers it would be out of sight.
  const numbers = numberRows(state, node, actions), rules = ruleRows(film, node);
  const first = node.shape.length ? [...rules, ...numbers] : [...numbers, ...rules];
  return [element("h4", {}, [SENTENCES.inspector.node(node.label, name, id)]), element("dl", {}, [
    ...first, ...memoryRows(node), ...neighbourRows(film, node, actions), ...focusRows(state, node, actions),
  ])];
}

/**
 * The value, the gradient and what it is the sum of.
 * @param {PlayerState} state
 * @param {FilmNode} node
 * @param {Inspection} actions
 */
function numberRows({ film, moment }, node, actions) {
  const words = SENTENCES.inspector, now = moment.nodes[node.id], travels = SENTENCES.travels[film.way];
  const gradient = node.differentiable ? valueInFull(film, now.gradient) : words.constant(travels);
  const rows = row(words.value, valueInFull(film, now.value), "value");
  if (film.movable && film.movable.includes(node.id)) {
    rows.push(...row(words.move, typingField(node, actions.moving, actions.held || null), "move"));
  }
  rows.push(...row(travels, gradient, "gradient"));
  const uses = film.edges.filter((edge) => edge.source === node.id);
  if (node.differentiable && uses.length && film.way !== "forward") {
    rows.push(...row(words.sumOf, list(uses.map(({ id, target }) => {
      const contribution = moment.edges[id].contribution;
      const text = contribution ? contribution.text : film.marks.not_yet;
      return [text, words.from, nodeButton(film, target, actions)];
    })), "contributions"));
  }
  return rows;
}

/**
 * The shape, the scope, what the value is made from and who reads it.
 * @param {Film} film
 * @param {FilmNode} node
 * @param {Inspection} actions
 */
function neighbourRows(film, node, actions) {
  const words = SENTENCES.inspector, { shape } = node;
  const tuple = `(${shape.join(", ")}${shape.length === 1 ? "," : ""})`;
  const rows = row(words.shape, shape.length ? tuple : words.scalar, "shape");
  if (node.group !== undefined && node.group !== null) {
    const { id, name } = film.scopes[node.group];
    const close = button(words.closeScope(name), () => { actions.inspect(null); actions.closeScope(id); }, {
      class: "agk-link", "data-close": id,
    });
    const path = [...node.scope].join(" / ") || name;
    rows.push(...row(words.scope, element("span", {}, [path, " – ", close]), "scope"));
  }
  if (node.inputs.length) {
    const inputs = node.inputs.map((source, slot) => [`${slot}: `, nodeButton(film, source, actions)]);
    rows.push(...row(words.inputs, list(inputs), "inputs"));
  }
  const readers = new Set(film.edges.filter((edge) => edge.source === node.id).map((edge) => edge.target));
  const buttons = [...readers].map((reader) => [nodeButton(film, reader, actions)]);
  rows.push(...row(words.readers, readers.size ? list(buttons) : words.output, "readers"));
  return rows;
}

/**
 * The source of the rule, and its formula.
 * @param {Film} film
 * @param {FilmNode} node
 */
function ruleRows(film, node) {
  const words = SENTENCES.inspector, formulas = formulasOf(film, node);
  const rows = [];
  if (node.kind === "op" && node.rule !== null) {
    const source = element("pre", { tabindex: 0 }, [film.rules[node.rule]]);
    rows.push(...row(words.rule, element("div", {}, [source]), "rule"));
  }
  if (formulas.length) rows.push(...row(words.formula, list(formulas.map((each) => [each])), "formula"));
  return rows;
}

/** What an op remembers for its rule. @param {FilmNode} node */
function memoryRows(node) {
  if (node.kind !== "op") return [];
  const words = SENTENCES.inspector;
  const kept = node.remembers.map(({ name, what, bytes }) => [words.kept(name, what, bytes)]);
  return row(words.remembers, kept.length ? list(kept) : words.nothing, "remembers");
}

/**
 * The button that dims all but the ways through a node.
 * @param {PlayerState} state
 * @param {FilmNode} node
 * @param {Inspection} actions
 */
function focusRows({ path }, node, actions) {
  if (!node.differentiable) return [];
  const words = SENTENCES.inspector, pressed = path !== null && path.node === node.id;
  const focus = button(pressed ? words.showAll : words.showPath, () => actions.focusPath(node.id), {
    class: "agk-link", "data-action": "path", "aria-pressed": pressed,
  });
  return row(words.focus, focus, "focus");
}

/**
 * @param {PlayerState} state
 * @param {number} id
 * @param {Inspection} actions
 */
function edgeContent({ film, moment }, id, actions) {
  const { source, target, slot } = film.edges[id], { differentiable, label } = film.nodes[source];
  const words = SENTENCES.inspector, now = moment.nodes[source];
  const contribution = valueInFull(film, moment.edges[id].contribution);
  const total = valueInFull(film, now.gradient);
  return [element("h4", {}, [words.use(label)]), element("dl", {}, [
    ...row(words.source, nodeButton(film, source, actions), "from"),
    ...row(words.target, element("span", {}, [nodeButton(film, target, actions), words.slot(slot)]), "to"),
    ...row(words.value, valueInFull(film, now.value), "value"),
    ...row(words.contribution, differentiable ? contribution : words.noContribution, "contribution"),
    ...row(words.total, differentiable ? total : words.noTotal, "total"),
  ])];
}
