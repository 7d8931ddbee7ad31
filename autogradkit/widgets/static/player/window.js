// The window: pans, zooms and follows, so that the picture can be larger than the screen.
// @ts-check

import { SENTENCES } from "../sentences.js";
import {
  around, centred, cutEdges, DESK, firstBox, fitView, followBox, heldView, keepInSight,
  openingView, zoomAt,
} from "./geometry.js";
import { listenToPointer } from "./pointer.js";

const CLOSE = 8;

/** @typedef {ReturnType<typeof openWindow>} FilmWindow */

/**
 * Move `firstScene` inside `stage`; `moved(view, port)` is called with what is seen of it.
 * @param {HTMLElement} stage
 * @param {SVGGElement} firstScene
 * @param {Plan} firstPlan
 * @param {(view: View, port: Size) => void} moved
 */
export function openWindow(stage, firstScene, firstPlan, moved) {
  let scene = firstScene, size = sizeOf(firstPlan), start = firstBox(firstPlan.boxes);
  let follow = true, scales = DESK, isHeld = false;
  /** @type {View} */
  let view = { x: 0, y: 0, scale: 1 };
  // How the reader left it: as it opened, moved by hand, or with all of the graph in sight.
  /** @type {"opened" | "moved" | "whole"} */
  let manner = "opened";
  /** @type {Rectangle[] | null} */
  let target = null;
  /** @type {Rectangle | null} */
  let pinned = null;
  const port = () => ({ width: stage.clientWidth || 800, height: stage.clientHeight || 300 });

  /** @param {View} next @param {boolean} [glide] */
  function show(next, glide = false) {
    if (isHeld) return;
    view = keepInSight(next, size, port());
    scene.classList.toggle("agk-glide", glide);
    scene.style.transform = `translate(${view.x}px, ${view.y}px) scale(${view.scale})`;
    stage.dataset.scale = view.scale.toFixed(3);
    showWhatIsCut();
    moved(view, port());
  }
  /** Let the edges at which the graph goes on fade, and say how to get there until somebody has. */
  function showWhatIsCut() {
    const edges = cutEdges(view, size, port());
    stage.dataset.cut = edges.join(" ");
    if (manner === "opened" && (edges.includes("left") || edges.includes("right"))) {
      stage.dataset.hint = SENTENCES.stage.drag;
    } else delete stage.dataset.hint;
  }
  /** @param {Rectangle[]} boxes @param {boolean} glide */
  function followTo(boxes, glide) {
    target = boxes.length ? boxes : target;
    if (!follow || !target) return;
    const all = around(target), room = port(), [first] = target;
    // What does not fit together is followed by its first box, the one at work; beside a box that is far
    // above or below it, that box is in sight as far as there is room.
    const across = all.w * view.scale <= room.width ? all : first;
    const seen = followBox(view, { ...all, x: across.x, w: across.w }, room);
    const fits = all.h * view.scale <= room.height;
    show(fits ? seen : followBox(seen, first, room, CLOSE), glide);
  }
  function resize() {
    const room = port();
    if (manner === "whole") show(fitView(size, room));
    else if (manner === "opened") show(heldView(view, openingView(size, room, scales, start), size, room));
    else show(centred(view, size, room));
    if (pinned) show(followBox(view, pinned, room));
    else if (manner !== "whole") followTo([], false);
  }
  /** @param {number} right @param {number} down */
  function pan(right, down) {
    manner = "moved";
    show({ ...view, x: view.x + right, y: view.y + down });
  }
  /** @param {number} factor @param {{ x: number, y: number }} [point] */
  function zoom(factor, point) {
    manner = "moved";
    const room = port();
    show(zoomAt(view, point || { x: room.width / 2, y: room.height / 2 }, factor));
  }

  function reopen() {
    manner = "opened";
    show(openingView(size, port(), scales, start));
    resize();
  }

  const stopListening = listenToPointer(stage, pan, zoom);
  const observer = new ResizeObserver(resize);
  observer.observe(stage);
  reopen();
  return {
    zoom, followTo,
    /** Stay as it is, whatever size the stage takes. @param {boolean} next */
    hold(next) { isHeld = next; resize(); },
    /**
     * Show another drawing, of another size, from its beginning.
     * @param {SVGGElement} next
     * @param {Plan} plan
     */
    replace(next, plan) {
      scene = next;
      size = sizeOf(plan);
      start = firstBox(plan.boxes);
      pinned = null;
      reopen();
    },
    /** Open anew at other scales. @param {import("./geometry.js").Scales} next */
    rescale(next) { scales = next; reopen(); },
    fit() { manner = "whole"; show(fitView(size, port()), true); },
    /** @param {number} x @param {number} y */
    centre(x, y) {
      manner = "moved";
      const room = port();
      show({ ...view, x: room.width / 2 - x * view.scale, y: room.height / 2 - y * view.scale });
    },
    toggleFollow() { follow = !follow; followTo([], true); return follow; },
    /**
     * Keep `box` in sight when the window changes its size: the inspector that opened beside it is about it.
     * @param {Rectangle | null} box
     */
    pin(box) { pinned = box; },
    /**
     * Bring a box that takes the focus into sight; a click on one does not move a film that stands still.
     * @param {Rectangle} box
     * @param {boolean} byKeys
     */
    reveal(box, byKeys) {
      if (!follow && !byKeys) return;
      const next = followBox(view, box, port());
      if (next.x === view.x && next.y === view.y) return;
      manner = "moved";
      show(next, true);
    },
    close() { observer.disconnect(); stopListening(); },
  };
}

/** @param {Plan} plan @returns {Size} */
const sizeOf = ({ size: [width, height] }) => ({ width, height });
