// The picture: a plan of the graph as SVG elements, made once and then only filled in, lit and dimmed.
// @ts-check

import { svgElement } from "../shared/svg.js";
import { buildArrow, drawArrow } from "./arrows.js";
import { buildBox, drawBox } from "./boxes.js";
import { buildScopeBox, drawScopeBox } from "./scope_boxes.js";
import { makeCulling } from "./culling.js";

/** @typedef {ReturnType<typeof buildPicture>} Picture */

/**
 * Make the picture of a plan; `draw(moment, frame)` shows a moment of it.
 * @param {Film} film
 * @param {Plan} plan
 */
export function buildPicture(film, plan) {
  const arrows = plan.edges.map((edge) => buildArrow(film, edge));
  const boxes = plan.boxes.map((box, index) => {
    const { scope, members } = box;
    return scope !== undefined && members ? buildScopeBox(film, { ...box, scope, members }, index)
      : buildBox(film, box, index);
  });
  const groups = boxes.map((box) => box.group), arrowGroups = arrows.map((arrow) => arrow.group);
  const dot = svgElement("circle", { r: 7 });
  const token = svgElement("g", { class: "agk-token", visibility: "hidden" }, [dot]);
  const scene = svgElement("g", { class: "agk-scene" }, [...arrowGroups, ...groups, token]);
  const svg = svgElement("svg", {
    class: "agk-picture", role: "group", "aria-label": film.alt, width: "100%", height: "100%",
  }, [scene]);
  /** @type {Moment | null} */
  let before = null;

  return {
    svg, scene, boxes: groups, arrows,
    cull: makeCulling(plan, scene, groups, arrowGroups),
    /**
     * @param {Moment} moment
     * @param {Frame} frame
     */
    draw(moment, frame) {
      for (const box of boxes) {
        if ("members" in box) drawScopeBox(film, box, moment);
        else drawBox(film, box, moment, before, frame);
      }
      for (const arrow of arrows) drawArrow(film, arrow, moment);
      before = moment;
    },
    /**
     * Let a dot run along the arrow at work, backwards on the way back; returns what stops it.
     * @param {Frame} frame
     * @param {number} duration  in milliseconds
     * @returns {() => void}
     */
    run(frame, duration) {
      const arrow = plan.arrowOf[(frame.edges || [])[0]] ?? null;
      if (arrow === null) return () => {};
      return runAlong(arrows[arrow].wire, token, duration, frame.chapter === "backward");
    },
  };
}

/**
 * Let `token` run along `wire`; returns what stops it.
 * @param {SVGPathElement} wire
 * @param {SVGGElement} token
 * @param {number} duration
 * @param {boolean} back
 */
function runAlong(wire, token, duration, back) {
  const length = wire.getTotalLength();
  let request = 0;
  /** @type {number | null} */
  let start = null;
  const stop = () => { cancelAnimationFrame(request); token.setAttribute("visibility", "hidden"); };
  /** @param {number} now */
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
