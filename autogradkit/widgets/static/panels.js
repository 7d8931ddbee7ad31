// The panels: the sum under the picture and the inspector beside it, as plain elements filled with text.

import { element } from "./elements.js";
import { heatLevel, HEAT } from "./geometry.js";
import { heatGroup, signOf, svgElement } from "./picture.js";

/** Fill `bar` with upstream × local = contribution, and the sum where there is one. */
export function fillEquation(bar, film, state, previous, frame) {
  const parts = [];
  const term = (name, value, role, note) => parts.push(element("span", { class: `agk-term agk-${role}`, "data-term": role }, [
    element("small", {}, [name]), ...valueContent(value), ...(note ? [element("small", { class: "agk-note" }, [note])] : []),
  ]));
  const sign = (text) => parts.push(element("span", { class: "agk-sign" }, [text]));
  const sum = frame.sum;
  if (sum) {
    // "1" below a 1 says nothing new.
    const formula = sum.want ? null : sum.local && sum.formula && sum.formula.replace("−", "-") === sum.local.text ? null : sum.formula;
    const edge = film.edges[sum.edge], { label } = film.nodes[edge.source], forward = film.way === "forward";
    const upstream = sum.upstream || state.nodes[edge.target].gradient, receiver = forward ? edge.target : edge.source;
    const contribution = state.edges[edge.id].contribution, total = state.nodes[receiver].gradient;
    const before = previous ? previous.nodes[receiver].gradient : null;
    if (forward) term(`tangent of ${label}`, state.nodes[edge.source].gradient, "upstream");
    else term("upstream", upstream, "upstream");
    if (sum.local) { sign("×"); term("local", sum.local, "local", formula); }
    else { sign("→"); term("rule", { text: sum.rule }, "local"); }
    if (sum.copies) { sign("="); term("per copy", sum.copies, "copies"); sign("→ sum the copies"); }
    else sign(sum.local ? "=" : "→");
    term(forward ? "its part" : "contribution", contribution, "contribution");
    if (sum.want) { sign("✘"); term("nudging calls for", sum.want, "want"); }
    if (before && sum.replaces) { sign("replaces"); term("forgotten", before, "want"); sign("⇒"); }
    else if (before) { sign("+"); term("so far", before, "before"); sign("="); }
    else sign("⇒");
    term(before && !sum.replaces ? "sum" : forward ? "tangent" : "total", total, "total", `at ${film.nodes[receiver].label}`);
  } else if (frame.compute) {
    const node = film.nodes[frame.compute.node], infix = frame.compute.infix;
    if (!infix) sign(`${node.op}(`);
    node.inputs.forEach((source, slot) => {
      if (slot) sign(infix || ",");
      const { label, kind } = film.nodes[source];
      term(kind === "constant" ? "constant" : label, state.nodes[source].value, "input");
    });
    sign(infix ? "=" : ") =");
    term(node.label, state.nodes[node.id].value, "output");
  } else {
    // The start shows what is given, the seed and the end which gradients there are.
    const all = frame.kind === "given" ? frame.values : frame.lit;
    const here = all.slice(0, all.some((id) => film.nodes[id].shape.length) ? 5 : 8);
    for (const id of here) {
      const { label, kind } = film.nodes[id], now = state.nodes[id];
      if (frame.kind === "given") term(kind === "constant" ? "constant" : label, now.value, "input");
      else if (frame.kind === "update") term(label, now.value, "output");
      else term(`${signOf(film)} ${label}`, now.gradient, "total");
    }
  }
  bar.replaceChildren(...parts);
}

function valueContent(value) {
  if (!value) return ["not yet"];
  const content = [element("b", {}, [value.text])];
  if (value.cells) {
    const box = { x: 0.5, y: 0.5, w: 64, h: 30 };
    // Few numbers are shown as such; of many the colours tell more.
    const count = value.cells.length * (value.cells[0] || []).length;
    if (!value.note && count && count <= 3) content.push(element("span", { class: "agk-few" }, [value.cells.map((cells) => cells.join("  ")).join(" ; ")]));
    else content.push(svgElement("svg", { width: 65, height: 31, "aria-hidden": "true" }, [heatGroup(value, box)]));
  }
  return content;
}

/** The numbers of `value`: plain for a scalar, else a table whose cells are coloured like the heat map. */
function numbers(value) {
  if (!value) return element("span", { class: "agk-pending" }, ["not yet"]);
  if (!value.cells) return element("b", {}, [value.text]);
  const rows = value.cells.map((row) => element("tr", {}, row.map((cell) => {
    const level = heatLevel(cell, value.most), made = element("td", {}, [String(cell)]);
    made.style.backgroundColor = level < 0 ? "#8a8a8a" : HEAT[level];
    made.style.color = level === 0 || level === 8 ? "#ffffff" : "#000000";
    return made;
  })));
  const table = element("div", { class: "agk-numbers", tabindex: 0, role: "region", "aria-label": "numbers" }, [
    element("table", {}, [element("tbody", {}, rows)]),
  ]);
  const note = value.note ? [element("small", {}, [value.note])] : [];
  return element("div", {}, [element("small", {}, [value.text]), table, ...note]);
}

const MATH = "http://www.w3.org/1998/Math/MathML";

const equationTree = (left, right) => ["mrow", left, ["mo", "="], right];

/** A tree of [tag, child, …] as MathML; `names` says what x, y and z are called here. */
export function mathElement(tree, names) {
  const make = ([tag, ...children]) => {
    const made = document.createElementNS(MATH, tag);
    made.append(...children.map((child) => (Array.isArray(child) ? make(child) : tag === "mi" ? names[child] ?? child : child)));
    return made;
  };
  const math = document.createElementNS(MATH, "math");
  math.append(make(tree));
  return math;
}

function row(name, content, key) {
  const wide = content.querySelector && content.querySelector("table, pre") ? "agk-wide" : "";
  return [element("dt", {}, [name]), element("dd", { "data-field": key || name, class: wide }, [content])];
}

function list(items) {
  return element("ul", {}, items.map((item) => element("li", {}, [].concat(item))));
}

function nodeButton(film, id, inspect, text) {
  const button = element("button", { type: "button", class: "agk-link", "data-goto": id }, [text || film.nodes[id].label]);
  button.addEventListener("click", () => inspect({ node: id }));
  return button;
}

/** Fill `panel` with what is known about `subject`, {node} or {edge}, at the frame of `state`. */
export function fillInspector(panel, film, state, subject, inspect, actions) {
  const close = element("button", { type: "button", class: "agk-close", "aria-label": "Close the inspector (Esc)" }, ["×"]);
  close.addEventListener("click", () => inspect(null));
  const content = subject.edge === undefined ? nodeRows(film, state, subject.node, inspect, actions) : edgeRows(film, state, subject.edge, inspect);
  panel.setAttribute("data-inspects", subject.edge === undefined ? `node-${subject.node}` : `edge-${subject.edge}`);
  panel.replaceChildren(close, ...content);
}

function nodeRows(film, state, id, inspect, actions) {
  const node = film.nodes[id], now = state.nodes[id];
  const rows = [...row("value", numbers(now.value))];
  const travels = film.way === "forward" ? "tangent" : "gradient";
  rows.push(...row(travels, node.differentiable ? numbers(now.gradient) : `constant: no ${travels} is asked for`, "gradient"));
  const incoming = film.edges.filter((edge) => edge.source === id);
  if (node.differentiable && incoming.length && film.way !== "forward") {
    rows.push(...row("sum of", list(incoming.map((edge) => {
      const contribution = state.edges[edge.id].contribution;
      return [contribution ? contribution.text : "not yet", " from ", nodeButton(film, edge.target, inspect)];
    })), "contributions"));
  }
  rows.push(...row("shape", node.shape.length ? `(${node.shape.join(", ")}${node.shape.length === 1 ? "," : ""})` : "() – a scalar", "shape"));
  if (node.group !== undefined && node.group !== null) {
    const scope = film.scopes[node.group], close = element("button", { type: "button", class: "agk-link", "data-close": scope.id }, [`close ${scope.name}`]);
    close.addEventListener("click", () => { inspect(null); actions.closeScope(scope.id); });
    rows.push(...row("scope", element("span", {}, [[...node.scope].join(" / ") || scope.name, " – ", close]), "scope"));
  }
  if (node.inputs.length) {
    rows.push(...row("made from", list(node.inputs.map((source, slot) => [`${slot}: `, nodeButton(film, source, inspect)])), "inputs"));
  }
  const readers = [...new Set(incoming.map((edge) => edge.target))];
  rows.push(...row("read by", readers.length ? list(readers.map((reader) => [nodeButton(film, reader, inspect)])) : "nobody: the output", "readers"));
  const formulas = (film.formulas || {})[node.op];
  if (formulas) {
    const names = { x: film.nodes[node.inputs[0]].label, y: node.inputs.length > 1 ? film.nodes[node.inputs[1]].label : "y", z: node.label };
    const lines = [equationTree(["mi", node.label], formulas[0])];
    node.inputs.forEach((source, slot) => {
      if (film.nodes[source].differentiable && formulas[slot + 1]) lines.push(equationTree(["mrow", ["mo", "∂"], ["mi", "xy"[slot]]], formulas[slot + 1]));
    });
    lines.push(equationTree(["mi", "g"], ["mrow", ["mo", "∂"], ["mi", node.label]]));
    rows.push(...row("formula", list(lines.map((tree) => mathElement(tree, names))), "formula"));
  }
  if (node.kind === "op") {
    rows.push(...row("remembers", node.remembers.length
      ? list(node.remembers.map(({ name, what, bytes }) => `${name} ${what}${bytes ? `: ${bytes} bytes` : ""}`)) : "nothing", "remembers"));
    if (node.rule !== null) rows.push(...row("rule", element("div", {}, [element("pre", { tabindex: 0 }, [film.rules[node.rule]])])));
  }
  if (node.differentiable) {
    const on = actions.pathOf() === id;
    const focus = element("button", { type: "button", class: "agk-link", "data-action": "path", "aria-pressed": on }, [on ? "show all again" : "show only the ways through it (p)"]);
    focus.addEventListener("click", () => actions.focusPath(id));
    rows.push(...row("focus", focus));
  }
  const kind = node.op ? `${node.op}, node ${id}` : `${node.kind}, node ${id}`;
  return [element("h4", {}, [`${node.label} – ${kind}`]), element("dl", {}, rows)];
}

function edgeRows(film, state, id, inspect) {
  const edge = film.edges[id], rows = [];
  const contribution = state.edges[id].contribution, differentiable = film.nodes[edge.source].differentiable;
  rows.push(...row("from", nodeButton(film, edge.source, inspect)));
  rows.push(...row("to", element("span", {}, [nodeButton(film, edge.target, inspect), `, as input ${edge.slot}`])));
  rows.push(...row("value", numbers(state.nodes[edge.source].value)));
  rows.push(...row("contribution", differentiable ? numbers(contribution) : "constant: none is computed"));
  rows.push(...row("total", differentiable ? numbers(state.nodes[edge.source].gradient) : "none"));
  return [element("h4", {}, [`one use of ${film.nodes[edge.source].label}`]), element("dl", {}, rows)];
}
