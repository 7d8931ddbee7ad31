// The player: plays how a tensor was computed, then how its gradient travels back.
// The film arrives once and plays without the kernel, which hears of a step only when the film comes to rest.
// @ts-check

import { element } from "./shared/elements.js";
import { listenTo } from "./shared/model.js";
import { filmKeys, makeActions } from "./player/actions.js";
import { listenOnStage, makeAttention } from "./player/attention.js";
import { buildControls } from "./player/controls.js";
import { fillEquation } from "./player/equation.js";
import { keepHeight } from "./player/height.js";
import { fillInspector } from "./player/inspector.js";
import { PASSED } from "./player/journey.js";
import { listenToKeys } from "./player/keys.js";
import { buildMemoryCurve } from "./player/memory_curve.js";
import { makeMoving } from "./player/moving.js";
import { listenToPrinter } from "./player/paper.js";
import { makeProjector } from "./player/projector.js";
import { makeReel } from "./player/reel.js";
import { buildScopes } from "./player/scopes.js";
import { buildStage } from "./player/stage.js";
import { frameOf, openState, takeNumbers, takePlaces, toggleScopes } from "./player/state.js";
import { SENTENCES } from "./sentences.js";

const PHASES = ["departed", "passed", "arrived"];

/**
 * Draw the player of the film in `model` into `el`; returns what removes it.
 * @param {Place} place
 */
export function render({ model, el }) {
  const state = openState(
    model.get("film"), model.get("frame"), roomIn(el), model.get("movable"),
  );
  const { film } = state;
  const stage = buildStage(state), scopes = buildScopes(film, state.closed, toggle);
  const curve = buildMemoryCurve(film), inspector = buildInspector();
  const sentence = element("p", { class: "agk-sentence", "aria-live": "polite" });
  const equation = element("div", { class: "agk-equation" });
  const controls = buildControls(film, (name, value) => {
    /** @type {Record<string, (value: any) => void>} */ (actions)[name](value);
  });
  const below = element("div", { class: "agk-below" }, [
    element("div", { class: "agk-words" }, [sentence, equation]), stage.overview(),
  ]);
  const root = element("section", {
    class: "agk agk-player agk-film", "aria-label": film.alt, tabindex: -1,
    "data-lm-suppress-shortcuts": "true",
  }, [
    ...scopes.parts, element("div", { class: "agk-screen" }, [stage.root, inspector]), below, ...curve.parts,
    controls.bar,
  ]);
  root.dataset.way = film.way || "reverse";
  root.dataset.arrays = String(film.nodes.some((node) => node.shape.length > 0));
  el.append(root);
  const height = keepHeight(root, stage, { isPage: () => !!model.get("page"), isWhole: model.get("whole") });
  stage.open(!!model.get("whole"));
  const moving = makeMoving(state, model, stage.root, settle);
  const projector = makeProjector(root, stage, state, { controls, height, redraw });
  const reel = makeReel(state, model, show);
  const actions = makeActions(reel, () => [stage.view()], controls, projector.toggle);
  const attention = makeAttention(state, stage, { root, inspector }, { fill, toggle });

  /** Show the step on screen. @param {{ moved: boolean, dot: boolean, playing: boolean }} arrival */
  function show({ moved, dot, playing }) {
    const frame = frameOf(state), { step } = state;
    if (moved) stage.endJourney();
    if (dot) stage.startJourney(model.get("speed"), drawPhase);
    curve.draw(step);
    projector.show(frame.chapter);
    sentence.setAttribute("aria-live", playing ? "off" : "polite");
    sentence.textContent = frame.sentence;
    drawPhase();
    controls.show(step, frame, model.get("playing"));
    stage.follow();
    Object.assign(root.dataset, { frame: step, chapter: frame.chapter, playing: model.get("playing") });
  }
  /** Show as much of the step as has arrived. */
  function drawPhase() {
    // In the middle of a wire only the token and the sum below change.
    if (state.phase !== PASSED) stage.draw();
    fillEquation(equation, state);
    fill();
    root.dataset.phase = PHASES[state.phase];
  }
  function fill() {
    const closeScope = (/** @type {number} */ scope) => toggle([scope], true);
    fillInspector(inspector, state, { ...attention, closeScope, moving });
  }
  /** Draw the graph where the numbers that it has now find room. */
  function settle() {
    if (takePlaces(state)) redraw();
    else reel.seek(state.step);
  }
  /** Open or close scopes, and draw the graph anew. @param {number[]} ids @param {boolean} close */
  function toggle(ids, close) {
    toggleScopes(state, ids, close);
    redraw();
  }
  function redraw() {
    stage.rebuild();
    scopes.show();
    height.set();
    stage.replace();
    reel.seek(state.step);
    stage.mark();
  }

  listenToKeys(root, state, stage, attention, {
    inspector, keys: filmKeys(reel, actions),
    toggleAll: () => toggle((film.scopes || []).map((scope) => scope.id), !state.closed.size),
  });
  listenOnStage(state, stage, attention, root);
  /** Another value was given to a leaf: the same graph has other numbers. */
  function renumber() {
    if (model.get("film") === state.original) return;
    reel.halt();
    takeNumbers(state, model.get("film"));
    // Boxes that wandered about under the hand that drags a number would be in its way.
    if (moving.isDragging()) reel.seek(state.step);
    else settle();
  }
  const endPrinting = listenToPrinter(root, state, stage, reel);
  const showSpeed = () => controls.showSpeed(model.get("speed"));
  const endListening = listenTo(model, { speed: showSpeed, film: renumber, page: height.set });
  stage.focusBox(0);
  showSpeed();
  reel.start();
  if (model.get("playing") && !stage.stillness.matches) reel.play();
  root.dataset.ready = "true";
  return () => {
    reel.end();
    endListening();
    height.end();
    projector.end();
    endPrinting();
    moving.end();
    stage.close();
    root.remove();
  };
}

/**
 * How wide a stage in `el` becomes; as in JupyterLab on a laptop while it is not on a page.
 * @param {HTMLElement} el
 */
const roomIn = (el) => (el.clientWidth || 920) - 18;

function buildInspector() {
  return element("aside", {
    class: "agk-inspector", role: "region", "aria-label": SENTENCES.inspector.title, tabindex: -1, hidden: "",
  });
}

export default { render };
