// The standalone page: a model that lives in the page itself, for films saved as HTML.

import { render } from "./graph_player.js";

/** Play `film` in `el` from `frame`, without a kernel. */
export function mount(el, film, frame) {
  return mountState(el, { film, frame, playing: false, speed: 1, page: true });
}

/** Show a widget with these values of its traits in `el`, drawn by `view`, without a kernel. */
export function mountState(el, values, view = render) {
  const listeners = new Map();
  const model = {
    get: (name) => values[name],
    set(name, value) {
      if (values[name] === value) return;
      values[name] = value;
      for (const listener of listeners.get(`change:${name}`) || []) listener();
    },
    save_changes() {},
    on(event, listener) { listeners.set(event, [...(listeners.get(event) || []), listener]); },
    off(event, listener) { listeners.set(event, (listeners.get(event) || []).filter((each) => each !== listener)); },
  };
  return view({ model, el });
}
