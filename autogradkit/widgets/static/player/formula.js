// Formulas as MathML.
// @ts-check

const MATH = "http://www.w3.org/1998/Math/MathML";

/**
 * The formulas of a node's op, its inputs and itself by their names: the forward, and each input's gradient.
 * @param {Film} film
 * @param {FilmNode} node
 * @returns {Element[]}
 */
export function formulasOf(film, node) {
  const formulas = node.op === null ? undefined : (film.formulas || {})[node.op];
  if (!formulas) return [];
  const labels = node.inputs.map((source) => film.nodes[source].label);
  const names = { x: labels[0], y: labels[1] ?? "y", b: labels[2] ?? "b", z: node.label };
  const lines = [equation(["mi", node.label], formulas[0])];
  // What the kit's rule sends is not what another rule sends, and a learner is still to find it.
  if (node.own) return lines.map((tree) => mathElement(tree, names));
  node.inputs.forEach((source, slot) => {
    if (!film.nodes[source].differentiable || !formulas[slot + 1]) return;
    lines.push(equation(["mrow", ["mo", "∂"], ["mi", "xyb"[slot]]], formulas[slot + 1]));
  });
  lines.push(equation(["mi", "g"], ["mrow", ["mo", "∂"], ["mi", node.label]]));
  return lines.map((tree) => mathElement(tree, names));
}

/**
 * @param {Formula} left
 * @param {Formula} right
 * @returns {Formula}
 */
const equation = (left, right) => ["mrow", left, ["mo", "="], right];

/**
 * A formula as MathML; `names` says what x, y and z are called here.
 * @param {Formula} tree
 * @param {Record<string, string>} names
 */
function mathElement(tree, names) {
  /** @param {Formula} formula @returns {Element} */
  const make = ([tag, ...children]) => {
    const made = document.createElementNS(MATH, tag);
    // Without a font for mathematics a bracket that stretches around one letter is twice as high as the line.
    if (tag === "mo" && "()".includes(String(children[0]))) made.setAttribute("stretchy", "false");
    made.append(...children.map((child) => {
      if (Array.isArray(child)) return make(child);
      return tag === "mi" ? names[child] ?? child : child;
    }));
    return made;
  };
  const math = document.createElementNS(MATH, "math");
  math.append(make(tree));
  return math;
}
