// Models: a widget's traits. In a notebook anywidget gives them; in a page of its own they live in the page.
// @ts-check

/**
 * Make a model that lives in the page: `values` by the names of the traits, and nobody to save them for.
 * @param {Record<string, any>} values
 * @returns {Model}
 */
export function makeModel(values) {
  /** @type {Map<string, (() => void)[]>} */
  const listeners = new Map();
  return {
    get: (name) => values[name],
    set(name, value) {
      if (values[name] === value) return;
      values[name] = value;
      for (const listener of listeners.get(`change:${name}`) || []) listener();
    },
    save_changes() {},
    on(event, listener) { listeners.set(event, [...(listeners.get(event) || []), listener]); },
    off(event, listener) {
      listeners.set(event, (listeners.get(event) || []).filter((each) => each !== listener));
    },
  };
}

/**
 * Listen to traits, each with its listener; returns what ends it.
 * @param {Model} model
 * @param {Record<string, () => void>} listeners
 * @returns {() => void}
 */
export function listenTo(model, listeners) {
  const all = Object.entries(listeners);
  for (const [name, listener] of all) model.on(`change:${name}`, listener);
  return () => { for (const [name, listener] of all) model.off(`change:${name}`, listener); };
}

/**
 * Save what was set. The kernel may be gone; the widget goes on.
 * @param {Model} model
 */
export function save(model) {
  try { model.save_changes(); } catch { /* nobody listens */ }
}
