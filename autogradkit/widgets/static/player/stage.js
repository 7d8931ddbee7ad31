// The stage: the picture of the plan, the window that moves over it, and the overview.
// @ts-check

import { pace } from "../shared/clock.js";
import { element } from "../shared/elements.js";
import { markPicture } from "./marking.js";
import { buildOverview } from "./overview.js";
import { buildPicture } from "./picture.js";
import { DESK, firstBox } from "./geometry.js";
import { boxesAtWork } from "./plan.js";
import { ARRIVED, DEPARTED, journeyOf } from "./journey.js";
import { frameOf, reach } from "./state.js";
import { openWindow } from "./window.js";

// How much of a step's time is spent travelling; the rest is for looking at what has arrived.
const TRAVELS = 0.68;
const LONGEST_MS = 1300;
// What travels faster than this is not seen to move.
const SHORTEST_MS = 90;

/** @typedef {ReturnType<typeof buildStage>} Stage */

/**
 * Make the stage; it stands once it is in the page and `open()` was called.
 * @param {PlayerState} state
 */
export function buildStage(state) {
  const stillness = window.matchMedia("(prefers-reduced-motion: reduce)");
  let picture = buildPicture(state.film, state.plan), overview = buildOverview(state.plan, centre);
  /** @type {(() => void) | null} */
  let stop = null;
  function endJourney() {
    if (!stop) return;
    stop();
    stop = null;
    reach(state, ARRIVED);
  }
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
    picture: () => picture,
    size() {
      const [width, height] = state.plan.size;
      return { width, height };
    },
    /** @param {boolean} whole  whether all of the graph is to be seen, if it can be read then */
    open(whole) {
      view = openWindow(root, picture.scene, state.plan, (...sight) => {
        overview.frame(...sight);
        picture.cull(...sight);
      });
      if (whole) view.rescale({ ...DESK, readable: DESK.held });
    },
    /** Draw the plan anew. */
    rebuild() {
      endJourney();
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
    replace() { view.replace(picture.scene, state.plan); },
    draw() {
      picture.draw(state.moment, frameOf(state), state.phase === ARRIVED);
      overview.draw(state.moment);
    },
    /**
     * Let what the step on screen is about travel; `reached()` is called whenever more of it is to be shown.
     * @param {number} speed
     * @param {() => void} reached
     */
    startJourney(speed, reached) {
      endJourney();
      const duration = Math.min(LONGEST_MS, 1000 * pace(state.film.frames.length) * TRAVELS) / speed;
      if (stillness.matches || duration < SHORTEST_MS) return;
      stop = picture.run(journeyOf(state.film, state.index, state.step), duration, (phase) => {
        if (phase === ARRIVED) stop = null;
        reach(state, phase);
        reached();
      });
      if (stop) reach(state, DEPARTED);
    },
    endJourney,
    travels: () => stop !== null,
    follow() {
      const boxes = boxesAtWork(state.plan, frameOf(state));
      // The given values are about no box: from any step, the way back to them ends where the graph begins.
      view.followTo(boxes.length ? boxes : [firstBox(state.plan.boxes)], !stillness.matches);
    },
    mark() { markPicture(picture, state); },
    focused: () => picture.boxes[state.focused],
    close() {
      endJourney();
      view.close();
    },
  };
}
