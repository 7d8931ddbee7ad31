// The picture: a plan of the graph as SVG elements, made once and then only filled in, lit and dimmed.
// @ts-check

import { svgElement } from "../shared/svg.js";
import { buildArrow, drawArrow } from "./arrows.js";
import { buildBox, drawBox } from "./boxes.js";
import { buildScopeBox, drawScopeBox } from "./scope_boxes.js";
import { makeCulling } from "./culling.js";
import { travel } from "./travel.js";

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
  const travellers = svgElement("g", { class: "agk-travellers" });
  const scene = svgElement("g", { class: "agk-scene" }, [...arrowGroups, ...groups, travellers]);
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
     * @param {boolean} [arrived]  whether what the frame is about has arrived
     */
    draw(moment, frame, arrived = true) {
      for (const box of boxes) {
        if ("members" in box) drawScopeBox(film, box, moment);
        else drawBox(film, box, moment, before, arrived ? frame : null);
      }
      for (const arrow of arrows) drawArrow(film, arrow, moment);
      before = moment;
    },
    /**
     * Let passengers run along the arrows that their uses are drawn with; returns what ends it at once, or
     * null where none of them is drawn.
     * @param {Passenger[]} passengers
     * @param {number} duration  in milliseconds
     * @param {(phase: number) => void} reached
     */
    run(passengers, duration, reached) {
      const tickets = passengers.flatMap((passenger) => {
        const arrow = plan.arrowOf[passenger.edge];
        return arrow === null ? [] : [{ passenger, wire: arrows[arrow].wire }];
      });
      return tickets.length ? travel(tickets, travellers, duration, reached) : null;
    },
  };
}
