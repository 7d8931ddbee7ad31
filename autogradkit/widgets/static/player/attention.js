// Attention: what the pointer is on, what the inspector is about, which box the keys are at.
// @ts-check

import { SENTENCES } from "../sentences.js";
import { pathsThrough } from "./plan.js";
import { listenToClicks } from "./pointer.js";
import { enterInspector } from "./typing.js";

/** @typedef {ReturnType<typeof makeAttention>} Attention */

/**
 * Make what turns the reader's attention: each verb changes the state, then what shows it.
 * @param {PlayerState} state
 * @param {import("./stage.js").Stage} stage
 * @param {{ root: HTMLElement, inspector: HTMLElement }} player
 * @param {{ fill(): void, toggle(ids: number[], close: boolean): void }} showing
 */
export function makeAttention(state, stage, { root, inspector }, showing) {
  const { film } = state;

  /** Inspect a node or an edge, open a closed scope, or close the inspector. @param {Target | null} next */
  function inspect(next) {
    if (next && "scope" in next) return showing.toggle([next.scope], false);
    state.subject = next;
    const node = next && (next.edge === undefined ? next.node : film.edges[next.edge].source);
    stage.view().pin(node === null ? null : state.plan.boxes[state.plan.boxesOf[node][0]]);
    inspector.hidden = !next;
    stage.mark();
    if (next) showing.fill();
    else stage.focused().focus({ preventScroll: true });
    return undefined;
  }

  /** Dim all but the ways through a node; nothing if it is the one already. @param {number | null} node */
  function focusPath(node) {
    const again = node === null || (state.path !== null && state.path.node === node);
    state.path = again ? null : { node, ...pathsThrough(film, node) };
    root.toggleAttribute("data-path", !again);
    stage.mark();
    showing.fill();
  }

  /** @param {Target | null} next */
  function hover(next) {
    state.hovered = next && !("scope" in next) ? next : null;
    stage.mark();
    stage.root.removeAttribute("title");
    const edge = state.hovered ? state.hovered.edge : undefined;
    if (edge !== undefined) stage.root.title = useInWords(state, edge);
  }
  /** Let the value be typed of the leaf that an element is part of. @param {Element | null} part */
  function type(part) {
    const target = targetAt(stage.root, part);
    if (!target || "scope" in target || !film.movable?.includes(/** @type {number} */ (target.node))) return;
    inspect(target);
    enterInspector(inspector);
  }
  return { inspect, focusPath, hover, type };
}

/**
 * What is to be seen where the pointer is: an event of a captured pointer names the stage.
 * @param {HTMLElement} stage
 * @param {MouseEvent} event
 */
function elementAt(stage, event) {
  const tree = /** @type {Document | ShadowRoot} */ (stage.getRootNode());
  return tree.elementFromPoint(event.clientX, event.clientY);
}

/**
 * What a use contributes, in words.
 * @param {PlayerState} state
 * @param {number} edge
 */
function useInWords({ film, moment }, edge) {
  const words = SENTENCES.use, { contribution } = moment.edges[edge];
  if (!film.nodes[film.edges[edge].source].differentiable) return words.constant;
  return words.contribution(contribution ? contribution.text : film.marks.not_yet);
}

/**
 * What an element on the stage is part of: a node, an edge or a closed scope.
 * @param {HTMLElement} stage
 * @param {EventTarget | null} target
 * @returns {Target | null}
 */
export function targetAt(stage, target) {
  /** @type {HTMLElement | SVGElement | null} */
  const part = target instanceof Element ? target.closest("[data-node], [data-edge], [data-scope]") : null;
  if (!part || !stage.contains(part)) return null;
  const { scope, node, edge } = part.dataset;
  if (scope !== undefined) return { scope: Number(scope) };
  return node !== undefined ? { node: Number(node) } : { edge: Number(edge) };
}

/**
 * Let pointer and focus on the stage turn the attention; `root` takes the focus of a press beside all boxes.
 * @param {PlayerState} state
 * @param {import("./stage.js").Stage} stage
 * @param {Attention} attention
 * @param {HTMLElement} root
 */
export function listenOnStage(state, stage, attention, root) {
  listenToClicks(stage.root, (event) => {
    if (!targetAt(stage.root, event.target)) root.focus({ preventScroll: true });
  }, (event) => {
    const target = targetAt(stage.root, event.target);
    if (target) attention.inspect(target);
  });
  stage.root.addEventListener("dblclick", (event) => attention.type(elementAt(stage.root, event)));
  stage.root.addEventListener("pointerover", (event) => attention.hover(targetAt(stage.root, event.target)));
  stage.root.addEventListener("pointerleave", () => attention.hover(null));
  stage.root.addEventListener("focusin", (event) => {
    /** @type {SVGElement | null} */
    const box = event.target instanceof Element ? event.target.closest("[data-box]") : null;
    if (!box) return;
    stage.focusBox(Number(box.dataset.box));
    stage.view().reveal(state.plan.boxes[state.focused], box.matches(":focus-visible"));
  });
}
