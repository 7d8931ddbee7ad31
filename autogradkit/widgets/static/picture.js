// The picture: a plan of the graph as SVG elements that are made once and then only filled in, lit and dimmed.

import { heatPaths, HEAT } from "./geometry.js";

const SVG = "http://www.w3.org/2000/svg";

export function svgElement(name, attributes = {}, children = []) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

// Below this scale a line of text is five pixels high.
const COARSE = 0.36;

/** The rectangle an arrow runs in: its path goes right from start to end, and its columns are in the path. */
export function edgeBounds(edge) {
  const numbers = edge.path.match(/[MHC][^MHC]*/g).map((piece) => [piece[0], piece.slice(1).split(" ").map(Number)]);
  const heights = numbers.flatMap(([sign, n]) => (sign === "M" ? [n[1]] : sign === "C" ? [n[1], n[3], n[5]] : []));
  return { x: edge.start[0], right: edge.end[0], y: Math.min(...heights) - 20, bottom: Math.max(...heights) + 8 };
}

/** A heat map as an SVG group; the hatched grey is for cells that are no finite number. */
export function heatGroup(value, box, rows, columns) {
  const paths = heatPaths(value, box, rows, columns).map(([level, d]) =>
    svgElement("path", { d, fill: level < 0 ? "#8a8a8a" : HEAT[level], stroke: "#5b6570", "stroke-width": 0.3 }));
  return svgElement("g", { class: "agk-heat" }, paths);
}

/** Make the picture of `plan`; `draw(state, frame)` shows a moment of it. */
export function buildPicture(film, plan) {
  const sign = signOf(film);
  const edges = plan.edges.map((edge) => {
    const [endX, endY] = edge.end, [startX, startY] = edge.start;
    const wire = svgElement("path", { class: "agk-wire", d: edge.path });
    const label = svgElement("text", { class: "agk-label", x: endX - 12, y: endY - 5, "text-anchor": "end" });
    const group = svgElement("g", { class: "agk-edge", "data-edge": edge.ids[0], "data-slot": edge.slot }, [
      svgElement("path", { class: "agk-hit", d: edge.path }),
      wire,
      svgElement("path", { class: "agk-head", d: `M${endX} ${endY}l-9 -4.5v9z` }),
      svgElement("path", { class: "agk-tail", d: `M${startX} ${startY}l9 -4.5v9z` }),
      label,
    ]);
    return { group, wire, label, ids: edge.ids, shown: null };
  });
  const boxes = plan.boxes.map((box, index) => (box.members ? buildScope(film, box, index) : buildBox(film, box, index)));
  const token = svgElement("g", { class: "agk-token", visibility: "hidden" }, [svgElement("circle", { r: 7 })]);
  const scene = svgElement("g", { class: "agk-scene" }, [
    ...edges.map((edge) => edge.group), ...boxes.map((box) => box.group), token,
  ]);
  const svg = svgElement("svg", {
    class: "agk-picture", role: "group", "aria-label": film.alt, width: "100%", height: "100%",
  }, [scene]);

  const parts = [
    ...plan.boxes.map((box, i) => ({ group: boxes[i].group, x: box.x, y: box.y, right: box.x + box.w, bottom: box.y + box.h, out: false })),
    ...plan.edges.map((edge, i) => ({ group: edges[i].group, ...edgeBounds(edge), out: false })),
  ];
  let coarse = false;

  /** Leave out what is off the screen, and words too small to read: a thousand boxes must not be painted at each step. */
  function cull(view, port) {
    const margin = 0.2;
    const left = (-view.x - margin * port.width) / view.scale, right = (-view.x + (1 + margin) * port.width) / view.scale;
    const top = (-view.y - margin * port.height) / view.scale, bottom = (-view.y + (1 + margin) * port.height) / view.scale;
    for (const part of parts) {
      const out = part.right < left || part.x > right || part.bottom < top || part.y > bottom;
      if (out === part.out) continue;
      part.out = out;
      if (out) part.group.setAttribute("display", "none");
      else part.group.removeAttribute("display");
    }
    if (coarse !== view.scale < COARSE) scene.classList.toggle("agk-coarse", coarse = view.scale < COARSE);
  }

  let previous = null;
  function draw(state, frame) {
    for (const box of boxes) {
      if (box.members) { fillScope(box, state); continue; }
      const now = state.nodes[box.node.id], before = previous && previous.nodes[box.node.id];
      if (!before || before.value !== now.value || before.gradient !== now.gradient) fillBox(box, now);
      if (!before || before.lit !== now.lit) box.group.classList.toggle("agk-lit", now.lit);
      const receives = !!frame.gradient && frame.gradient.node === box.node.id && now.lit;
      if (receives !== box.receives) box.group.classList.toggle("agk-receives", box.receives = receives);
    }
    for (const edge of edges) drawEdge(edge, edge.ids.map((id) => state.edges[id]), sign);
    previous = state;
  }

  /** Let a dot run along the arrow at work (backwards on the way back) for `duration` ms; returns what stops it. */
  function run(frame, duration) {
    const arrow = plan.arrowOf[(frame.edges || [])[0]] ?? null;
    if (arrow === null) return () => {};
    const wire = edges[arrow].wire, length = wire.getTotalLength(), back = frame.chapter === "backward";
    let request = 0, start = null;
    const stop = () => { cancelAnimationFrame(request); token.setAttribute("visibility", "hidden"); };
    const step = (now) => {
      start ??= now;
      const part = Math.min(1, (now - start) / duration), eased = part * part * (3 - 2 * part);
      const point = wire.getPointAtLength(length * (back ? 1 - eased : eased));
      token.setAttribute("transform", `translate(${point.x} ${point.y})`);
      token.setAttribute("visibility", "visible");
      if (part < 1) request = requestAnimationFrame(step);
      else stop();
    };
    request = requestAnimationFrame(step);
    return stop;
  }
  return { svg, scene, boxes, edges, draw, run, cull };
}

/** The sign of what travels: ∂ for gradients, a value with a dot above for tangents, as in the books. */
export const signOf = (film) => (film.way === "forward" ? "v̇" : "∂");

/** One arrow, which may stand for several uses: lit by any of them, carried when all of them are. */
function drawEdge(edge, uses, sign) {
  const lit = uses.some((use) => use.lit), filled = uses.every((use) => use.filled), wrong = uses.some((use) => use.wrong);
  const carried = uses.every((use) => use.contribution !== null), [first] = uses;
  // The shape of an array says little on a wire; its heat map is in the sum below.
  const number = uses.length === 1 && first.contribution && !first.contribution.cells ? `${sign} ${first.contribution.text}` : "";
  const text = (uses.length > 1 ? `×${uses.length}` : number) + (wrong ? " ✘" : "");
  const before = edge.shown;
  if (before && before.text === text && before.lit === lit && before.filled === filled && before.carried === carried) return;
  edge.shown = { text, lit, filled, carried };
  edge.group.classList.toggle("agk-lit", lit);
  edge.group.classList.toggle("agk-filled", filled);
  edge.group.classList.toggle("agk-carried", carried);
  edge.label.textContent = text;
  edge.group.toggleAttribute("data-wrong", wrong);
}

const text = (name, x, y) => svgElement("text", { class: name, x, y });

function corner(box, words) {
  const made = text("agk-subtitle", box.w - 9, 19);
  made.setAttribute("text-anchor", "end");
  made.textContent = words;
  return made;
}

const visibleText = (group) => [...group.querySelectorAll("text")].map((each) => each.textContent).filter(Boolean).join(" ");

function buildBox(film, box, index) {
  const node = film.nodes[box.node], array = node.shape.length > 0;
  const title = text("agk-title", 10, 19), value = text("agk-value", 10, array ? box.h - 11 : 38);
  const gradient = text("agk-gradient", array ? box.w / 2 + 3 : 10, array ? box.h - 11 : 56);
  title.textContent = node.title;
  const body = svgElement("rect", { class: "agk-body", width: box.w, height: box.h, rx: node.kind === "op" ? 12 : 2 });
  const heats = svgElement("g");
  // A constant number is its own title: it has no room, and no need, for more.
  const parts = box.h < 40 ? [body, title] : [body, title, heats, value, gradient];
  if (node.subtitle) parts.push(corner(box, node.subtitle));
  if (box.copy) {
    parts.push(corner(box, `${box.copy[0]}/${box.copy[1]}`), svgElement("path", { class: "agk-chip", d: `M4 ${box.h + 3}h${box.w}v${-box.h}` }));
  }
  const group = svgElement("g", {
    class: "agk-node", "data-node": node.id, "data-box": index, "data-kind": node.kind, role: "button", tabindex: -1,
    transform: `translate(${box.x} ${box.y})`,
  }, parts.flatMap((part) => [part, " "]));
  return { group, node, box, value, gradient, heats, array, way: film.way, receives: false };
}

function fillBox({ group, node, box, value, gradient, heats, array, way }, state) {
  // In a forward film it is tangents that travel; they stand where the gradient stands.
  const second = state.gradient, sign = signOf({ way });
  value.textContent = state.value ? state.value.text : "not yet";
  value.classList.toggle("agk-pending", !state.value);
  gradient.textContent = second ? `${sign} ${second.text}` : node.differentiable ? `${sign} not yet` : "constant";
  gradient.classList.toggle("agk-pending", !second);
  group.classList.toggle("agk-computed", !!state.value);
  group.toggleAttribute("data-broken", !!(state.value && state.value.broken) || !!(second && second.broken));
  // Its name is what one sees, for those who speak to their computer; the description says it in words.
  group.setAttribute("aria-label", `${visibleText(group)}, ${node.op || node.kind}`);
  group.setAttribute("aria-description", `value ${state.value ? state.value.text : "not yet"}, ` +
    (node.differentiable ? `${way === "forward" ? "tangent" : "gradient"} ${second ? second.text : "not yet"}` : "constant"));
  if (!array) return;
  const half = { y: 27, w: box.w / 2 - 16, h: box.h - 54 };
  heats.replaceChildren();
  if (state.value && state.value.cells) heats.append(heatGroup(state.value, { x: 10, ...half }));
  if (second && second.cells) heats.append(heatGroup(second, { x: box.w / 2 + 3, ...half }));
}

/** A closed scope: its name, how many values it holds, and how far the film has come inside. */
function buildScope(film, box, index) {
  const scope = film.scopes[box.scope], title = text("agk-title", 10, 20), count = text("agk-value", 10, 42);
  const computed = text("agk-value", 10, 61), reached = text("agk-gradient", 10, 80);
  title.textContent = `▸ ${scope.name}`;
  const group = svgElement("g", {
    class: "agk-node agk-scope", "data-scope": scope.id, "data-box": index, role: "button", tabindex: -1, "aria-expanded": "false",
    transform: `translate(${box.x} ${box.y})`,
  }, [
    svgElement("rect", { class: "agk-behind", x: 5, y: 5, width: box.w, height: box.h, rx: 8 }),
    svgElement("rect", { class: "agk-body", width: box.w, height: box.h, rx: 8 }), title, " ", count, " ", computed, " ", reached,
  ]);
  count.textContent = `${box.members.length} values`;
  const differentiable = box.members.filter((node) => film.nodes[node].differentiable).length;
  return { group, box, scope, members: box.members, differentiable, count, computed, reached, shown: "" };
}

function fillScope(made, state) {
  const all = made.members.map((node) => state.nodes[node]);
  const done = all.filter((node) => node.value).length, back = all.filter((node) => node.gradient).length;
  const lit = all.some((node) => node.lit), shown = `${done} ${back} ${lit}`;
  if (made.shown === shown) return;
  made.shown = shown;
  made.computed.textContent = done === all.length ? "✔ all computed" : `${done} computed`;
  made.reached.textContent = back ? `∂ ${back} of ${made.differentiable}` : "∂ not yet";
  made.reached.classList.toggle("agk-pending", !back);
  made.group.classList.toggle("agk-lit", lit);
  made.group.setAttribute("aria-label", `${visibleText(made.group)}, a closed scope`);
}
