// The overview: the whole graph in a corner, how far the film has come, and where the window stands.
// @ts-check

import { svgElement } from "../shared/svg.js";
import { EMPTY, fitView } from "./geometry.js";

const WIDTH = 220;
const MOST_HEIGHT = 64;

/** @typedef {ReturnType<typeof buildOverview>} Overview */

/**
 * Make the overview of a plan; `go(x, y)` is called with the point of the graph that was pressed.
 * @param {Plan} plan
 * @param {(x: number, y: number) => void} go
 */
export function buildOverview(plan, go) {
  const size = { width: plan.size[0], height: plan.size[1] };
  const height = Math.max(14, Math.min(MOST_HEIGHT, (WIDTH * size.height) / size.width));
  const { scale, x, y } = fitView(size, { width: WIDTH, height }, 0.001);
  const marks = plan.boxes.map((box) => svgElement("rect", {
    x: box.x * scale + x, y: box.y * scale + y,
    width: Math.max(1.5, box.w * scale), height: Math.max(1.5, box.h * scale), class: "agk-mark",
  }));
  /** @type {string[]} */
  const names = [];
  const pane = svgElement("rect", { class: "agk-pane" });
  // The keys and the inspector reach every node already: to a screen reader this is one picture too many.
  const svg = svgElement("svg", { class: "agk-overview", width: WIDTH, height, "aria-hidden": "true" }, [
    ...marks, pane,
  ]);
  /** @param {PointerEvent} event */
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
    /** @param {Moment} moment */
    draw(moment) {
      marks.forEach((mark, i) => {
        const all = (plan.boxes[i].members || [plan.boxes[i].node]).map((node) => moment.nodes[node]);
        const carried = all.some((node) => node.gradient), filled = all.some((node) => node.value);
        const name = ["agk-mark", all.some((node) => node.lit) ? " agk-lit" : "",
          carried ? " agk-carried" : filled ? " agk-filled" : ""].join("");
        if (names[i] !== name) mark.setAttribute("class", name);
        names[i] = name;
      });
    },
    /**
     * Show where the window stands; the overview hides while all of the graph is in sight.
     * @param {View} view
     * @param {Size} port
     */
    frame(view, port) {
      const { width, height: tall } = size, { scale: near } = view;
      const whole = width * near <= port.width + EMPTY && tall * near <= port.height + EMPTY;
      svg.classList.toggle("agk-away", whole);
      pane.setAttribute("x", String((-view.x / view.scale) * scale + x));
      pane.setAttribute("y", String((-view.y / view.scale) * scale + y));
      pane.setAttribute("width", String((port.width / view.scale) * scale));
      pane.setAttribute("height", String((port.height / view.scale) * scale));
    },
  };
}
