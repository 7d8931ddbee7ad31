// Culling: what is off the screen, and words too small to read, are not painted at each step.
// @ts-check

import { edgeBounds } from "./arrows.js";

// Below this scale a line of text is five pixels high.
const COARSE = 0.36;
// How far around the window things are still drawn, in windows.
const MARGIN = 0.2;

/**
 * Make a function that leaves out of the scene what the window does not show.
 * @param {Plan} plan
 * @param {SVGGElement} scene
 * @param {SVGGElement[]} boxes
 * @param {SVGGElement[]} arrows
 * @returns {(view: View, port: Size) => void}
 */
export function makeCulling(plan, scene, boxes, arrows) {
  const parts = [
    ...plan.boxes.map(({ x, y, w, h }, i) => {
      return { group: boxes[i], x, y, right: x + w, bottom: y + h, out: false };
    }),
    ...plan.edges.map((edge, i) => ({ group: arrows[i], ...edgeBounds(edge), out: false })),
  ];
  let coarse = false;
  return (view, port) => {
    const left = (-view.x - MARGIN * port.width) / view.scale;
    const right = (-view.x + (1 + MARGIN) * port.width) / view.scale;
    const top = (-view.y - MARGIN * port.height) / view.scale;
    const bottom = (-view.y + (1 + MARGIN) * port.height) / view.scale;
    for (const part of parts) {
      const out = part.right < left || part.x > right || part.bottom < top || part.y > bottom;
      if (out === part.out) continue;
      part.out = out;
      if (out) part.group.setAttribute("display", "none");
      else part.group.removeAttribute("display");
    }
    if (coarse === view.scale < COARSE) return;
    coarse = view.scale < COARSE;
    scene.classList.toggle("agk-coarse", coarse);
  };
}
