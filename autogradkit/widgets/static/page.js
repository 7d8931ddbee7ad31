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
  const model = makeModel(JSON.parse(data)), theme = followTheme();
  widget.render({ model, el });
  // Its keys are heard before the first click; those of a page around it are not taken away.
  const root = /** @type {HTMLElement | null} */ (el.querySelector(".agk[tabindex]"));
  if (window.top === window.self) root?.focus({ preventScroll: true });
  window.addEventListener("message", ({ data: from, ports: [port] }) => {
    if (from !== "autogradkit" || !port) return;
    port.onmessage = ({ data: isDark }) => theme.take(isDark);
    // The frame is as high as the page from now on: the page does not fill it any more.
    model.set("page", false);
    reportHeight(el, port);
  });
}

/** Call the page light or dark, as the system is until the page around it says what that is. */
function followTheme() {
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  /** @type {boolean | null} */
  let around = null;
  function show() {
    const isDark = around === null ? dark.matches : around;
    // As JupyterLab says it, so that one style sheet serves both.
    document.body.dataset.jpThemeLight = String(!isDark);
    document.documentElement.style.colorScheme = isDark ? "dark" : "light";
  }
  dark.addEventListener("change", show);
  show();
  return {
    /** @param {boolean | null} isDark */
    take(isDark) { around = isDark; show(); },
  };
}

/**
 * Tell `port` how high `el` is, now and whenever it changes.
 * @param {HTMLElement} el
 * @param {MessagePort} port
 */
function reportHeight(el, port) {
  function report() {
    const high = Math.ceil(el.getBoundingClientRect().height);
    // In a frame that is not shown nothing has a size.
    if (high && window.innerWidth) port.postMessage(high);
  }
  new ResizeObserver(report).observe(el);
  // A browser lets the observers of a frame out of sight wait.
  report();
}
