// The row of scopes above the picture, to open and close them.
// @ts-check

import { button, element } from "../shared/elements.js";
import { SENTENCES } from "../sentences.js";
import { depthOf, visibleScopes } from "./plan.js";

/**
 * Make the row of scopes; `toggle(ids, close)` is called. No parts when the film has none.
 * @param {Film} film
 * @param {Set<number>} closed
 * @param {(ids: number[], close: boolean) => void} toggle
 */
export function buildScopes(film, closed, toggle) {
  const all = (film.scopes || []).map((scope) => scope.id), words = SENTENCES.scope;
  if (!all.length) return { parts: [], show() {} };
  const row = element("div", { class: "agk-scopes", role: "group", "aria-label": words.row });
  function show() {
    const { activeElement: active } = document;
    const inside = active instanceof HTMLElement && row.contains(active);
    const held = inside ? active.dataset.scopeButton : undefined;
    const some = closed.size > 0;
    const whole = button(some ? words.openAll : words.closeAll, () => toggle(all, !some), {
      class: "agk-scope-button", "data-scope-button": "all", title: words.all,
    });
    row.replaceChildren(whole, ...visibleScopes(film, closed).map((scope) => {
      const shut = closed.has(scope.id);
      const made = button(`${"· ".repeat(depthOf(film, scope))}${shut ? "▸" : "▾"} ${scope.name} `,
        () => toggle([scope.id], !shut),
        { class: "agk-scope-button", "data-scope-button": scope.id, "aria-expanded": !shut });
      made.append(element("small", {}, [String(scope.count)]));
      return made;
    }));
    /** @type {HTMLElement | null} */
    const again = held === undefined ? null : row.querySelector(`[data-scope-button="${held}"]`);
    if (again) again.focus({ preventScroll: true });
  }
  show();
  return { parts: [row], show };
}
