// The stage: the picture of the plan, the window that moves over it, and the overview.
// @ts-check

import { pace } from "../shared/clock.js";
import { element } from "../shared/elements.js";
import { markPicture } from "./marking.js";
import { buildOverview } from "./overview.js";
import { buildPicture } from "./picture.js";
import { boxesAtWork } from "./plan.js";
import { frameOf } from "./state.js";
import { openWindow } from "./window.js";

const LONGEST_RUN_MS = 700;

/** @typedef {ReturnType<typeof buildStage>} Stage */

/** @param {Plan} plan @returns {Size} */
const sizeOf = ({ size: [width, height] }) => ({ width, height });

/**
 * Make the stage; it stands once it is in the page and `open()` was called.
 * @param {PlayerState} state
 */
export function buildStage(state) {
  const stillness = window.matchMedia("(prefers-reduced-motion: reduce)");
  let picture = buildPicture(state.film, state.plan), overview = buildOverview(state.plan, centre);
  let stopDot = () => {};
  const root = element("div", { class: "agk-stage" }, [picture.svg]);
  /** @type {import("./window.js").FilmWindow} */
  let view;
  /** @param {number} x @param {number} y */
  function centre(x, y) { view.centre(x, y); }

  /** Let the keys reach box number `next` alone. @param {number} next */
  function focusBox(next) {
    picture.boxes[state.focused].setAttribute("tabindex", "-1");
    state.focused = Math.max(0, Math.min(picture.boxes.length - 1, next));
    const group = picture.boxes[state.focused];
    group.setAttribute("tabindex", "0");
    return group;
  }

  return {
    root, focusBox,
    stillness,
    overview: () => overview.svg,
    view: () => view,
    size: () => sizeOf(state.plan),
    open() {
      view = openWindow(root, picture.scene, sizeOf(state.plan), (...sight) => {
        overview.frame(...sight);
        picture.cull(...sight);
      });
    },
    /** Draw the plan anew. */
    rebuild() {
      stopDot();
      const old = { picture, overview };
      const tree = /** @type {Document | ShadowRoot} */ (root.getRootNode());
      const held = old.picture.svg.contains(tree.activeElement);
      picture = buildPicture(state.film, state.plan);
      overview = buildOverview(state.plan, centre);
      old.picture.svg.replaceWith(picture.svg);
      old.overview.svg.replaceWith(overview.svg);
      const group = focusBox(state.focused);
      if (held) group.focus({ preventScroll: true });
    },
    /** Show the rebuilt plan from its beginning. */
    replace() { view.replace(picture.scene, sizeOf(state.plan)); },
    draw() {
      picture.draw(state.moment, frameOf(state));
      overview.draw(state.moment);
    },
    /** Let a dot run along the arrow at work, or only end the one before. @param {number | null} speed */
    runDot(speed) {
      stopDot();
      stopDot = () => {};
      if (speed === null || stillness.matches) return;
      const duration = (pace(state.film.frames.length) * LONGEST_RUN_MS) / speed;
      stopDot = picture.run(frameOf(state), Math.min(LONGEST_RUN_MS, duration));
    },
    follow() { view.followTo(boxesAtWork(state.plan, frameOf(state)), !stillness.matches); },
    mark() { markPicture(picture, state); },
    focused: () => picture.boxes[state.focused],
    close() {
      stopDot();
      view.close();
    },
  };
}
