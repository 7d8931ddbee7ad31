// The paper: what is printed of a film. It can be neither dragged nor played.
// @ts-check

// How wide a sheet of paper is, and at what scale a graph can still be read there.
const PAPER = 640;
const READABLE = 0.4;

/**
 * While the page is printed, show all of the graph, at its last step if the film stands at its start.
 * @param {PlayerState} state
 * @param {import("./stage.js").Stage} stage
 * @param {Reel} reel
 */
export function listenToPrinter(state, stage, reel) {
  const ending = new AbortController(), { signal } = ending;
  let fromStart = false;
  window.addEventListener("beforeprint", () => {
    reel.halt();
    fromStart = state.step === 0;
    if (fromStart) reel.seek(state.film.frames.length - 1);
    if (stage.size().width * READABLE <= PAPER) layOut(stage);
  }, { signal });
  window.addEventListener("afterprint", () => {
    stage.picture().svg.removeAttribute("viewBox");
    stage.view().hold(false);
    if (fromStart) reel.seek(0);
  }, { signal });
  return () => ending.abort();
}

/**
 * Let the drawing be as wide as the paper is, which no script is told.
 * @param {import("./stage.js").Stage} stage
 */
function layOut(stage) {
  const { svg, scene, cull } = stage.picture(), { width, height } = stage.size();
  stage.view().hold(true);
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  scene.classList.remove("agk-glide");
  scene.style.transform = "";
  cull({ x: 0, y: 0, scale: 1 }, { width, height });
}
