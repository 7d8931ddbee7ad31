// The page: a widget in a page of its own, with the values of its traits and without a kernel.
// @ts-check

import { makeModel } from "./shared/model.js";

/**
 * Draw a widget from the values that the page holds.
 * @param {Drawing} widget
 */
export function openPage(widget) {
  const data = /** @type {HTMLElement} */ (document.getElementById("agk-data")).textContent || "{}";
  const el = /** @type {HTMLElement} */ (document.getElementById("agk-film"));
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  // As JupyterLab says it, so that one style sheet serves both.
  const showTheme = () => { document.body.dataset.jpThemeLight = String(!dark.matches); };
  dark.addEventListener("change", showTheme);
  showTheme();
  widget.render({ model: makeModel(JSON.parse(data)), el });
  // Its keys are heard before the first click; those of a page around it are not taken away.
  const root = /** @type {HTMLElement | null} */ (el.querySelector(".agk[tabindex]"));
  if (window.top === window.self) root?.focus({ preventScroll: true });
}
