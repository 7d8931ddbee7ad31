// The standalone player: a film without a kernel, in a page, a report or a side panel.
// @ts-check

import { render } from "./graph_player.js";
import { makeModel } from "./shared/model.js";

/**
 * Play `film` in `el` from `frame`, without a kernel; returns what removes it. In a narrow place it may open
 * with the `whole` graph in sight, or as much of it as can be read.
 * @param {HTMLElement} el
 * @param {Film} film
 * @param {number} frame
 * @param {boolean} [whole]
 */
export function mount(el, film, frame, whole = false) {
  return render({ model: makeModel({ film, frame, playing: false, speed: 1, whole }), el });
}

export default { mount };
