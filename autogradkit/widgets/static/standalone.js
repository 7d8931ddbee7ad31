// The standalone player: a film without a kernel, in a page, a report or a side panel.
// @ts-check

import { render } from "./graph_player.js";
import { makeModel } from "./shared/model.js";

/**
 * Play `film` in `el` from `frame`, without a kernel; returns what removes it.
 * @param {HTMLElement} el
 * @param {Film} film
 * @param {number} frame
 */
export function mount(el, film, frame) {
  return render({ model: makeModel({ film, frame, playing: false, speed: 1 }), el });
}

export default { mount };
