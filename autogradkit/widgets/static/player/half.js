// A half of two films side by side: one film on its stage, with its words.
// @ts-check

import { element } from "../shared/elements.js";
import { fillEquation } from "./equation.js";
import { buildPicture } from "./picture.js";
import { boxesAtWork } from "./plan.js";
import { frameOf, goTo, openState } from "./state.js";
import { openWindow } from "./window.js";

/**
 * Make a half; it stands once it is in the page and `open()` was called.
 * @param {Film} film
 * @param {string} title
 */
export function buildHalf(film, title) {
  const state = openState(film, 0, Infinity), { plan } = state, [width, height] = plan.size;
  const picture = buildPicture(film, plan), stage = element("div", { class: "agk-stage" }, [picture.svg]);
  const sentence = element("p", { class: "agk-sentence" });
  const equation = element("div", { class: "agk-equation" });
  const words = element("div", { class: "agk-words" }, [sentence, equation]);
  const root = element("section", { class: "agk-half agk-film", "aria-label": title }, [
    element("h4", {}, [title]), element("div", { class: "agk-half-screen" }, [stage, words]),
  ]);
  /** @type {import("./window.js").FilmWindow} */
  let view;
  return {
    root, sentence,
    size: { width, height },
    view: () => view,
    open() {
      root.dataset.way = film.way;
      view = openWindow(stage, picture.scene, plan, picture.cull);
    },
    /**
     * Show a step, or the last one if the other film is longer.
     * @param {number} step
     * @param {boolean} parted  whether the films have parted by then
     * @param {boolean} glide
     */
    show(step, parted, glide) {
      goTo(state, step);
      const frame = frameOf(state);
      picture.draw(state.moment, frame);
      sentence.textContent = frame.sentence;
      fillEquation(equation, state);
      view.followTo(boxesAtWork(plan, frame), glide);
      Object.assign(root.dataset, { chapter: frame.chapter, frame: state.step, parted });
    },
  };
}
