// The window: pans, zooms and follows, so that the picture can be larger than the screen.

import { around, centred, fitView, followBox, keepInSight, openingView, zoomAt } from "./geometry.js";

/** Move `scene` inside `stage`, telling `moved(view, port)`; returns what the player calls and a clean-up. */
export function openWindow(stage, firstScene, firstSize, moved) {
  let scene = firstScene, size = firstSize;
  let view = { x: 0, y: 0, scale: 1 }, follow = true, untouched = true, whole = false, target = null, drag = null, pinned = null;
  const port = () => ({ width: stage.clientWidth || 800, height: stage.clientHeight || 300 });

  function show(next, glide = false) {
    view = keepInSight(next, size, port());
    scene.classList.toggle("agk-glide", glide);
    scene.style.transform = `translate(${view.x}px, ${view.y}px) scale(${view.scale})`;
    stage.dataset.scale = view.scale.toFixed(3);
    moved(view, port());
  }

  function followTo(boxes, glide) {
    target = boxes.length ? boxes : target;
    if (!follow || !target) return;
    const all = around(target), room = port();
    // What does not fit together is followed by its first box, the one at work.
    const fits = all.w * view.scale <= room.width && all.h * view.scale <= room.height;
    show(followBox(view, fits ? all : target[0], room), glide);
  }

  function resize() {
    if (whole) show(fitView(size, port()));
    else if (untouched) show(openingView(size, port()));
    else show(centred(view, size, port()));
    if (pinned) show(followBox(view, pinned, port()));
    else if (!whole) followTo([], false);
  }

  function zoom(factor, point) {
    untouched = whole = false;
    const room = port();
    show(zoomAt(view, point || { x: room.width / 2, y: room.height / 2 }, factor));
  }

  const here = (event) => {
    const corner = stage.getBoundingClientRect();
    return { x: event.clientX - corner.left, y: event.clientY - corner.top };
  };
  const onWheel = (event) => {
    // A plain wheel scrolls the notebook; with Ctrl or Cmd it zooms, sideways it pans.
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      zoom(Math.exp(-event.deltaY * 0.002), here(event));
    } else if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      event.preventDefault();
      untouched = whole = false;
      show({ ...view, x: view.x - (event.deltaX || event.deltaY) });
    }
  };
  const onDown = (event) => { if (event.button === 0) drag = { ...here(event), moved: false, id: event.pointerId }; };
  const onMove = (event) => {
    if (!drag || event.pointerId !== drag.id) return;
    const point = here(event);
    if (!drag.moved && Math.hypot(point.x - drag.x, point.y - drag.y) < 4) return;
    if (!drag.moved) stage.setPointerCapture(drag.id);
    untouched = whole = false;
    show({ ...view, x: view.x + point.x - drag.x, y: view.y + point.y - drag.y });
    drag = { ...drag, ...point, moved: true };
    stage.classList.add("agk-dragging");
  };
  const onUp = () => { drag = null; stage.classList.remove("agk-dragging"); };
  const listeners = [["wheel", onWheel], ["pointerdown", onDown], ["pointermove", onMove], ["pointerup", onUp], ["pointercancel", onUp]];
  for (const [name, listener] of listeners) stage.addEventListener(name, listener, { passive: false });
  const observer = new ResizeObserver(resize);
  observer.observe(stage);
  resize();
  return {
    zoom, followTo,
    /** Show another drawing, of another size, from its beginning. */
    replace(next, nextSize) { scene = next; size = nextSize; untouched = true; pinned = null; resize(); },
    fit() { whole = true; show(fitView(size, port()), true); },
    centre(x, y) {
      untouched = whole = false;
      const room = port();
      show({ ...view, x: room.width / 2 - x * view.scale, y: room.height / 2 - y * view.scale });
    },
    toggleFollow() { follow = !follow; followTo([], true); return follow; },
    /** Keep `box` in sight when the window changes its size: the inspector that opened beside it is about it. */
    pin(box) { pinned = box; },
    reveal(box) {
      const next = followBox(view, box, port());
      if (next.x === view.x && next.y === view.y) return;
      untouched = whole = false;
      show(next, true);
    },
    close() {
      observer.disconnect();
      for (const [name, listener] of listeners) stage.removeEventListener(name, listener);
    },
  };
}
