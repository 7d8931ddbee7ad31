// The pointer: dragging pans; the wheel zooms with Ctrl or Cmd, pans sideways, else scrolls the notebook.
// @ts-check

// A hand that clicks trembles by so many pixels.
const TREMBLE = 4;

/**
 * Listen to dragging and the wheel on a stage; returns what ends it.
 * @param {HTMLElement} stage
 * @param {(right: number, down: number) => void} pan
 * @param {(factor: number, point: { x: number, y: number }) => void} zoom
 */
export function listenToPointer(stage, pan, zoom) {
  /** @type {{ x: number, y: number, moved: boolean, id: number } | null} */
  let drag = null;
  /** @param {MouseEvent} event */
  const here = (event) => {
    const corner = stage.getBoundingClientRect();
    return { x: event.clientX - corner.left, y: event.clientY - corner.top };
  };
  /** @param {WheelEvent} event */
  const onWheel = (event) => {
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      zoom(Math.exp(-event.deltaY * 0.002), here(event));
    } else if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      event.preventDefault();
      pan(-(event.deltaX || event.deltaY), 0);
    }
  };
  /** @param {PointerEvent} event */
  const onDown = (event) => {
    if (event.button === 0) drag = { ...here(event), moved: false, id: event.pointerId };
  };
  /** @param {PointerEvent} event */
  const onMove = (event) => {
    if (!drag || event.pointerId !== drag.id) return;
    const point = here(event);
    if (!drag.moved && Math.hypot(point.x - drag.x, point.y - drag.y) < TREMBLE) return;
    if (!drag.moved) stage.setPointerCapture(drag.id);
    pan(point.x - drag.x, point.y - drag.y);
    drag = { ...drag, ...point, moved: true };
    stage.classList.add("agk-dragging");
  };
  const onUp = () => { drag = null; stage.classList.remove("agk-dragging"); };
  const ending = new AbortController(), { signal } = ending;
  stage.addEventListener("wheel", onWheel, { passive: false, signal });
  stage.addEventListener("pointerdown", onDown, { signal });
  stage.addEventListener("pointermove", onMove, { signal });
  stage.addEventListener("pointerup", onUp, { signal });
  stage.addEventListener("pointercancel", onUp, { signal });
  return () => ending.abort();
}

/**
 * Listen to clicks on a stage that are no drags.
 * @param {HTMLElement} stage
 * @param {(event: MouseEvent) => void} pressed
 * @param {(event: MouseEvent) => void} clicked
 */
export function listenToClicks(stage, pressed, clicked) {
  /** @type {{ x: number, y: number } | null} */
  let down = null;
  stage.addEventListener("pointerdown", (event) => {
    down = { x: event.clientX, y: event.clientY };
    pressed(event);
  });
  stage.addEventListener("click", (event) => {
    // A drag that ends over a node was not a click on it.
    if (down && Math.hypot(event.clientX - down.x, event.clientY - down.y) > TREMBLE) return;
    clicked(event);
  });
}
