// The height of a stage: no more room than the graph takes, and what is left of a page of its own.
// @ts-check

import { panelHeight, windowHeight } from "./geometry.js";

// A page narrower than this, as a phone's, is not filled: the words and controls follow the picture at once.
const NARROW = 640;

/**
 * Keep a player's stage as high as it should be; returns how to set it at once, and how to end it.
 * @param {HTMLElement} root
 * @param {import("./stage.js").Stage} stage
 * @param {{ isPage(): boolean, isWhole?: boolean }} place
 */
export function keepHeight(root, stage, { isPage, isWhole }) {
  function set() {
    // On a small screen enough is left for the words and controls below it.
    const most = Math.max(240, Math.min(480, 0.45 * window.screen.height));
    // A page of its own, and a projector's screen, is all the film's: the graph gets what the rest leaves.
    const rest = window.innerHeight - (neededHeight(root) - stage.root.offsetHeight);
    const isProjected = root.hasAttribute("data-projector"), whole = isPage() || isProjected;
    const room = root.clientWidth - 16, size = stage.size();
    const opens = isWhole && !whole ? panelHeight(size, room)
      : windowHeight(size, room, whole ? rest : most);
    const fills = isProjected || (isPage() && root.clientWidth >= NARROW);
    const height = fills ? Math.max(180, rest) : Math.min(whole ? Math.max(180, rest) : most, opens);
    root.style.setProperty("--agk-stage-height", `${height}px`);
  }
  // In the next frame, so that a height never answers to itself.
  let waiting = 0;
  const observer = new ResizeObserver(() => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(set);
  });
  set();
  // A sentence of two lines, and an inspector below the stage, leave less of the window.
  const parts = root.querySelectorAll(".agk-below, .agk-inspector");
  for (const part of [root, ...parts]) observer.observe(part);
  observer.observe(document.documentElement);
  return {
    set,
    end() {
      observer.disconnect();
      cancelAnimationFrame(waiting);
    },
  };
}

/**
 * How high a player must be for what is in it: on the whole screen it is higher.
 * @param {HTMLElement} root
 */
function neededHeight(root) {
  const last = /** @type {Element} */ (root.lastElementChild).getBoundingClientRect();
  const { paddingBottom, borderBottomWidth } = getComputedStyle(root);
  const below = Number.parseFloat(paddingBottom) + Number.parseFloat(borderBottomWidth);
  return Math.ceil(last.bottom - root.getBoundingClientRect().top + root.scrollTop + below);
}
