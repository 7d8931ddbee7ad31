// The picture: the graph as SVG elements that are made once and then only filled in, lit and dimmed.

import { heatPaths, HEAT } from "./geometry.js";

const SVG = "http://www.w3.org/2000/svg";

export function svgElement(name, attributes = {}, children = []) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** A heat map as an SVG group; the hatched grey is for cells that are no finite number. */
export function heatGroup(value, box, rows, columns) {
  const paths = heatPaths(value, box, rows, columns).map(([level, d]) =>
    svgElement("path", { d, fill: level < 0 ? "#8a8a8a" : HEAT[level], stroke: "#5b6570", "stroke-width": 0.3 }));
  return svgElement("g", { class: "agk-heat" }, paths);
}

/** Make the picture of `film`; `draw(state, frame)` shows a moment of it. */
export function buildPicture(film) {
  const edges = film.edges.map((edge) => {
    const [endX, endY] = edge.end, [startX, startY] = edge.start;
    const wire = svgElement("path", { class: "agk-wire", d: edge.path });
    const label = svgElement("text", { class: "agk-label", x: endX - 12, y: endY - 5, "text-anchor": "end" });
    const group = svgElement("g", { class: "agk-edge", "data-edge": edge.id, "data-slot": edge.slot }, [
      svgElement("path", { class: "agk-hit", d: edge.path }),
      wire,
      svgElement("path", { class: "agk-head", d: `M${endX} ${endY}l-9 -4.5v9z` }),
      svgElement("path", { class: "agk-tail", d: `M${startX} ${startY}l9 -4.5v9z` }),
      label,
    ]);
    return { group, wire, label, shown: undefined };
  });
  const boxes = film.boxes.map((box, index) => buildBox(film, box, index));
  const token = svgElement("g", { class: "agk-token", visibility: "hidden" }, [svgElement("circle", { r: 7 })]);
  const scene = svgElement("g", { class: "agk-scene" }, [
    ...edges.map((edge) => edge.group), ...boxes.map((box) => box.group), token,
  ]);
  const svg = svgElement("svg", {
    class: "agk-picture", role: "group", "aria-label": film.alt, width: "100%", height: "100%",
  }, [scene]);

  let previous = null;
  function draw(state, frame) {
    boxes.forEach((box) => {
      const now = state.nodes[box.node.id], before = previous && previous.nodes[box.node.id];
      if (!before || before.value !== now.value || before.gradient !== now.gradient) fillBox(box, now);
      if (!before || before.lit !== now.lit) box.group.classList.toggle("agk-lit", now.lit);
      box.group.classList.toggle("agk-receives", !!frame.gradient && frame.gradient.node === box.node.id && now.lit);
    });
    edges.forEach((edge, i) => {
      const now = state.edges[i], before = previous && previous.edges[i];
      if (before && before.contribution === now.contribution && before.lit === now.lit && before.filled === now.filled) return;
      edge.group.classList.toggle("agk-lit", now.lit);
      edge.group.classList.toggle("agk-filled", now.filled);
      edge.group.classList.toggle("agk-carried", now.contribution !== null);
      // The shape of an array says little on a wire; its heat map is in the sum below.
      const text = now.contribution && !now.contribution.cells ? now.contribution.text : "";
      edge.label.textContent = (text && `∂ ${text}`) + (now.wrong ? " ✘" : "");
      edge.group.toggleAttribute("data-wrong", now.wrong);
    });
    previous = state;
  }

  /** Let a dot run along `edges` (backwards on the way back) for `duration` ms; returns what stops it. */
  function run(frame, duration) {
    const edge = film.edges[(frame.edges || [])[0]];
    if (!edge) return () => {};
    const wire = edges[edge.id].wire, length = wire.getTotalLength(), back = frame.chapter === "backward";
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
  return { svg, scene, boxes, edges, draw, run };
}

function buildBox(film, box, index) {
  const node = film.nodes[box.node], array = node.shape.length > 0;
  const text = (name, x, y) => svgElement("text", { class: name, x, y });
  const title = text("agk-title", 10, 19), value = text("agk-value", 10, array ? box.h - 11 : 38);
  const gradient = text("agk-gradient", array ? box.w / 2 + 3 : 10, array ? box.h - 11 : 56);
  title.textContent = node.title;
  const corner = node.kind === "op" ? 12 : 2;
  const body = svgElement("rect", { class: "agk-body", width: box.w, height: box.h, rx: corner });
  const heats = svgElement("g");
  // A constant number is its own title: it has no room, and no need, for more.
  const parts = box.h < 40 ? [body, title] : [body, title, heats, value, gradient];
  if (node.subtitle) {
    const subtitle = text("agk-subtitle", box.w - 9, 19);
    subtitle.setAttribute("text-anchor", "end");
    subtitle.textContent = node.subtitle;
    parts.push(subtitle);
  }
  if (box.copy) {
    const copy = text("agk-subtitle", box.w - 9, 19);
    copy.setAttribute("text-anchor", "end");
    copy.textContent = `${box.copy[0]}/${box.copy[1]}`;
    parts.push(copy, svgElement("path", { class: "agk-chip", d: `M4 ${box.h + 3}h${box.w}v${-box.h}` }));
  }
  const group = svgElement("g", {
    class: "agk-node", "data-node": node.id, "data-box": index, "data-kind": node.kind, role: "button", tabindex: -1,
    transform: `translate(${box.x} ${box.y})`,
  }, parts);
  return { group, node, box, value, gradient, heats, array };
}

function fillBox({ group, node, box, value, gradient, heats, array }, state) {
  value.textContent = state.value ? state.value.text : "not yet";
  value.classList.toggle("agk-pending", !state.value);
  gradient.textContent = state.gradient ? `∂ ${state.gradient.text}` : node.differentiable ? "∂ not yet" : "constant";
  gradient.classList.toggle("agk-pending", !state.gradient);
  group.classList.toggle("agk-computed", !!state.value);
  group.setAttribute("aria-label",
    `${node.label}, ${node.op || node.kind}, value ${state.value ? state.value.text : "not yet"}, ` +
    (node.differentiable ? `gradient ${state.gradient ? state.gradient.text : "not yet"}` : "constant"));
  if (!array) return;
  const half = { y: 27, w: box.w / 2 - 16, h: box.h - 54 };
  heats.replaceChildren();
  if (state.value && state.value.cells) heats.append(heatGroup(state.value, { x: 10, ...half }));
  if (state.gradient && state.gradient.cells) heats.append(heatGroup(state.gradient, { x: box.w / 2 + 3, ...half }));
}
