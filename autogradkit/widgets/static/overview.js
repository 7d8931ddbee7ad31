// The overview: the whole graph in a corner, how far the film has come, and where the window stands.

import { svgElement } from "./picture.js";
import { fitView } from "./geometry.js";

const WIDTH = 220, MOST_HEIGHT = 64;

/** Make the overview of `plan`; `go(x, y)` is called with the point of the graph that was pressed. */
export function buildOverview(plan, go) {
  const size = { width: plan.size[0], height: plan.size[1] };
  const height = Math.max(14, Math.min(MOST_HEIGHT, (WIDTH * size.height) / size.width));
  const { scale, x, y } = fitView(size, { width: WIDTH, height }, 0.001);
  const marks = plan.boxes.map((box) => svgElement("rect", {
    x: box.x * scale + x, y: box.y * scale + y, width: Math.max(1.5, box.w * scale), height: Math.max(1.5, box.h * scale),
    class: "agk-mark",
  }));
  const names = [];
  const pane = svgElement("rect", { class: "agk-pane" });
  // The keys and the inspector reach every node already: to a screen reader this is one picture too many.
  const svg = svgElement("svg", { class: "agk-overview", width: WIDTH, height, "aria-hidden": "true" }, [...marks, pane]);
  const press = (event) => {
    if (!event.buttons && event.type !== "pointerdown") return;
    event.stopPropagation();
    event.preventDefault();
    const corner = svg.getBoundingClientRect();
    go((event.clientX - corner.left - x) / scale, (event.clientY - corner.top - y) / scale);
  };
  svg.addEventListener("pointerdown", press);
  svg.addEventListener("pointermove", press);
  svg.addEventListener("click", (event) => event.stopPropagation());

  return {
    svg,
    draw(state) {
      marks.forEach((mark, i) => {
        const all = (plan.boxes[i].members || [plan.boxes[i].node]).map((node) => state.nodes[node]);
        const lit = all.some((node) => node.lit), carried = all.some((node) => node.gradient), filled = all.some((node) => node.value);
        const name = `agk-mark${lit ? " agk-lit" : ""}${carried ? " agk-carried" : filled ? " agk-filled" : ""}`;
        if (names[i] !== name) mark.setAttribute("class", names[i] = name);
      });
    },
    /** Show the window `view` of `port`; the overview hides while all of the graph is in sight. */
    frame(view, port) {
      const whole = size.width * view.scale <= port.width + 1 && size.height * view.scale <= port.height + 1;
      svg.classList.toggle("agk-away", whole);
      pane.setAttribute("x", (-view.x / view.scale) * scale + x);
      pane.setAttribute("y", (-view.y / view.scale) * scale + y);
      pane.setAttribute("width", (port.width / view.scale) * scale);
      pane.setAttribute("height", (port.height / view.scale) * scale);
    },
  };
}
