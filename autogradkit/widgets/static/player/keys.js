// The player's keys: those of every film, and those for the boxes, the paths and the scopes.
// @ts-check

import { keyListener } from "../shared/keys.js";
import { targetAt } from "./attention.js";
import { enterInspector } from "./typing.js";

/**
 * Listen to the keys in a player.
 * @param {HTMLElement} root
 * @param {PlayerState} state
 * @param {import("./stage.js").Stage} stage
 * @param {import("./attention.js").Attention} attention
 * @param {{ keys: Record<string, () => void>, inspector: HTMLElement, toggleAll(): void }} player
 */
export function listenToKeys(root, state, stage, attention, { keys, inspector, toggleAll }) {
  const all = {
    ...keys,
    Escape() { if (state.path && !state.subject) attention.focusPath(null); else attention.inspect(null); },
    w() {
      const { node, members } = state.plan.boxes[state.focused];
      if (!members) attention.focusPath(node);
    },
    o: toggleAll,
    ArrowDown: () => stage.focusBox(state.focused + 1).focus(),
    ArrowUp: () => stage.focusBox(state.focused - 1).focus(),
  };
  /** Open what stands in the focus. @param {Target} target */
  function enter(target) {
    attention.inspect(target);
    if ("scope" in target) stage.focused().focus({ preventScroll: true });
    else enterInspector(inspector);
  }
  root.addEventListener("keydown", keyListener((event) => {
    if (inspector.contains(event.target) && event.key !== "Escape") return null;
    const target = event.key === "Enter" ? targetAt(stage.root, event.target) : null;
    return target ? () => enter(target) : /** @type {Record<string, () => void>} */ (all)[event.key] || null;
  }));
  root.addEventListener("keyup", (event) => event.stopPropagation());
}
