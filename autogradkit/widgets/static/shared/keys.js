// Keys: what is typed in a widget belongs to it, and not to the notebook.
// @ts-check

/**
 * Make a listener that does what `actionFor(event)` returns for a key, if anything. The notebook's own
 * shortcuts (dd deletes a cell) don't hear the key; shortcuts with Ctrl, and controls, keep theirs.
 * @param {(event: KeyboardEvent & { target: Element }) => (() => void) | null} actionFor
 * @returns {(event: Event) => void}
 */
export function keyListener(actionFor) {
  return (typed) => {
    const event = /** @type {KeyboardEvent & { target: Element }} */ (typed);
    event.stopPropagation();
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const tag = event.target.tagName;
    if (tag === "SELECT" || ((event.key === " " || event.key === "Enter") && tag === "BUTTON")) return;
    const action = actionFor(event);
    if (!action) return;
    event.preventDefault();
    action();
  };
}
