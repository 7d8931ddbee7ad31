// The projector mode: a film for the last row of a lecture hall. Larger, fewer details, the title of the
// chapter and a spot around the pointer; the whole screen where the page may have it.
// @ts-check

import { element } from "../shared/elements.js";
import { SENTENCES } from "../sentences.js";
import { DESK, PROJECTOR } from "./geometry.js";

/**
 * Make the projector mode of a player; `toggle()` begins and ends it.
 * @param {HTMLElement} root
 * @param {import("./stage.js").Stage} stage
 * @param {{ controls: import("./controls.js").Controls, height: { set(): void } }} player
 */
export function makeProjector(root, stage, { controls, height }) {
  const title = element("p", { class: "agk-chapter-title", "aria-hidden": "true" });
  const spot = element("span", { class: "agk-spot", "aria-hidden": "true" });
  const ending = new AbortController(), { signal } = ending;
  let on = false;
  // Above the stage, so that no box stands behind it.
  root.prepend(title);
  stage.root.append(spot);

  /** @param {boolean} next */
  function set(next) {
    if (next === on) return;
    on = next;
    root.toggleAttribute("data-projector", on);
    controls.showProjector(on);
    height.set();
    stage.view().rescale(on ? PROJECTOR : DESK);
    stage.follow();
  }
  const hasScreen = () => root.matches(":fullscreen");
  stage.root.addEventListener("pointermove", (event) => {
    const corner = stage.root.getBoundingClientRect();
    spot.style.transform = `translate(${event.clientX - corner.left}px, ${event.clientY - corner.top}px)`;
  }, { signal });
  // Escape takes the screen back without asking the player.
  root.addEventListener("fullscreenchange", () => set(hasScreen()), { signal });
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
