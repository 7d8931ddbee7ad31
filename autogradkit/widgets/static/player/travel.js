// Travel: tokens that run along the wires, each with the number or the array that it carries.
// @ts-check

import { heatMap } from "../shared/heat_map.js";
import { svgElement } from "../shared/svg.js";
import { ARRIVED, DEPARTED, PASSED, placeAt, REST } from "./journey.js";

const HEIGHT = 22;
const LETTER = 7.9;
const OF_A_RULE = "×";

/**
 * A pill around words or a small heat map, its middle at the origin.
 * @param {string} name
 * @param {string} words
 * @param {Shown} [array]
 */
function pill(name, words, array) {
  const width = array ? 46 : Math.max(HEIGHT, 12 + LETTER * words.length), height = array ? 34 : HEIGHT;
  const text = svgElement("text", { "text-anchor": "middle", y: 4.5 });
  text.textContent = words;
  const content = array ? heatMap(array, { x: -19, y: -14, w: 38, h: 28 }) : text;
  return svgElement("g", { class: array ? `${name} agk-array` : name }, [
    svgElement("rect", { x: -width / 2, y: -height / 2, width, height, rx: array ? 4 : HEIGHT / 2 }), content,
  ]);
}

/** @param {Shown} shown */
const carried = (shown) => pill("agk-token", shown.cells ? "" : shown.text, shown.cells ? shown : undefined);

/**
 * Make one traveller; `move(part)` puts it where it is then.
 * @param {Passenger} passenger
 * @param {SVGPathElement} wire
 * @param {SVGGElement} layer
 */
function makeTraveller({ back, starts, becomes, slope }, wire, layer) {
  const length = wire.getTotalLength(), middle = wire.getPointAtLength(length / 2);
  const first = carried(starts), product = starts.cells ? "" : `${starts.text} ${slope} = ${becomes.text}`;
  // Words longer than the wire would cover the boxes at its ends; below the picture they stand in full.
  const fits = 12 + LETTER * slope.length <= length, gate = pill("agk-gate", fits ? slope : OF_A_RULE);
  const second = carried(becomes);
  // In the middle of the wire it is seen how the one becomes the other.
  const written = slope && product && !becomes.cells && product.length <= 24;
  const change = written ? pill("agk-token", product) : null;
  gate.setAttribute("transform", `translate(${middle.x} ${middle.y})`);
  layer.append(...(slope ? [gate] : []), first);
  return {
    rests: slope !== "",
    /** @param {number} part */
    move(part) {
      const along = placeAt(part, slope !== "");
      const shown = !slope || part < REST[0] ? first : change && part < REST[1] ? change : second;
      if (!shown.parentNode) {
        for (const other of [first, second, change]) if (other && other !== shown) other.remove();
        gate.remove();
        layer.append(shown);
      }
      const { x, y } = wire.getPointAtLength(length * (back ? 1 - along : along));
      shown.setAttribute("transform", `translate(${x} ${y})`);
    },
  };
}

/**
 * Let passengers run along their wires in `duration` milliseconds; `reached(phase)` is called at each phase.
 * Returns what ends it at once, without another call.
 * @param {{ passenger: Passenger, wire: SVGPathElement }[]} tickets
 * @param {SVGGElement} layer
 * @param {number} duration
 * @param {(phase: number) => void} reached
 */
export function travel(tickets, layer, duration, reached) {
  const travellers = tickets.map(({ passenger, wire }) => makeTraveller(passenger, wire, layer));
  const middle = (REST[0] + REST[1]) / 2;
  let request = 0, phase = DEPARTED;
  /** @type {number | null} */
  let start = null;
  const stop = () => { cancelAnimationFrame(request); layer.replaceChildren(); };
  /** @param {number} next */
  const reach = (next) => { if (phase < next) reached(phase = next); };
  /** @param {number} now */
  const step = (now) => {
    start ??= now;
    const part = Math.min(1, (now - start) / duration);
    for (const traveller of travellers) traveller.move(part);
    if (part >= middle) reach(PASSED);
    if (part < 1) request = requestAnimationFrame(step);
    else { stop(); reach(ARRIVED); }
  };
  for (const traveller of travellers) traveller.move(0);
  request = requestAnimationFrame(step);
  return stop;
}
