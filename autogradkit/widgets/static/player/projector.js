// The projector mode: a film for the last row of a lecture hall. Larger, fewer details, the title of the
// chapter and a spot around the pointer; the whole screen where the page may have it.
// @ts-check

import { element } from "../shared/elements.js";
import { SENTENCES } from "../sentences.js";
import { DESK, PROJECTOR } from "./geometry.js";
import { closedAtFirst } from "./plan.js";
import { closeOnly } from "./state.js";

/**
 * Make the projector mode of a player; `toggle()` begins and ends it.
 * @param {HTMLElement} root
 * @param {import("./stage.js").Stage} stage
 * @param {PlayerState} state
 * @param {{ controls: import("./controls.js").Controls, height: { set(): void }, redraw(): void }} player
 */
export function makeProjector(root, stage, state, { controls, height, redraw }) {
  const title = element("p", { class: "agk-chapter-title", "aria-hidden": "true" });
  const spot = element("span", { class: "agk-spot", "aria-hidden": "true" });
  const ending = new AbortController(), { signal } = ending;
  let on = false;
  /** @type {Set<number> | null} */
  let closedAtDesk = null;
  // Above the stage, so that no box stands behind it.
  root.prepend(title);
  stage.root.append(spot);

  /** Close the scopes that are too wide for a screen on which all is larger; afterwards all is as before. */
  function fold() {
    const atDesk = closedAtDesk || new Set(state.closed);
    closedAtDesk = on ? atDesk : null;
    const folded = on ? closedAtFirst(state.film, root.clientWidth, PROJECTOR.readable) : [];
    if (closeOnly(state, new Set([...atDesk, ...folded]))) redraw();
  }
  /** @param {boolean} next */
  function set(next) {
    if (next === on) return;
    on = next;
    root.toggleAttribute("data-projector", on);
    spot.hidden = true; // until the pointer moves: nobody points at a corner
    controls.showProjector(on);
    fold();
    height.set();
    stage.view().rescale(on ? PROJECTOR : DESK);
    stage.follow();
  }
  const hasScreen = () => root.matches(":fullscreen");
  stage.root.addEventListener("pointermove", (event) => {
    const corner = stage.root.getBoundingClientRect();
    spot.hidden = false;
    spot.style.transform = `translate(${event.clientX - corner.left}px, ${event.clientY - corner.top}px)`;
  }, { signal });
  // Escape takes the screen back without asking the player.
  root.addEventListener("fullscreenchange", () => {
    // The whole screen is wider than the page was: fewer scopes need to be closed.
    if (on && hasScreen()) fold();
    set(hasScreen());
  }, { signal });
  return {
    isOn: () => on,
    toggle() {
      if (on && hasScreen()) document.exitFullscreen();
      set(!on);
      // In a frame that may not have the screen the film is large where it stands.
      if (on && root.requestFullscreen) root.requestFullscreen().catch(() => {});
    },
    /** @param {string} chapter */
    show(chapter) { title.textContent = SENTENCES.chapters[chapter] || chapter; },
    end: () => ending.abort(),
  };
}
