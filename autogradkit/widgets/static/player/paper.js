// The paper: what is printed of a film. It can be neither dragged nor played.
// @ts-check

// How much of a graph can be read on one line across a sheet of paper, and how near to a box the line may
// end.
const LINE = 1200;
const GAP = 8;

/**
 * While the page is printed, show all of the graph, at its last step if the film stands at its start.
 * @param {HTMLElement} root
 * @param {PlayerState} state
 * @param {import("./stage.js").Stage} stage
 * @param {Reel} reel
 */
export function listenToPrinter(root, state, stage, reel) {
  const ending = new AbortController(), { signal } = ending;
  let fromStart = false;
  /** @type {Element[]} */
  let lines = [];
  window.addEventListener("beforeprint", () => {
    reel.halt();
    fromStart = state.step === 0;
    if (fromStart) reel.seek(state.film.frames.length - 1);
    lines = layOut(stage, state.plan.boxes);
    root.toggleAttribute("data-paper", true);
  }, { signal });
  window.addEventListener("afterprint", () => {
    const { svg } = stage.picture();
    root.removeAttribute("data-paper");
    svg.removeAttribute("viewBox");
    svg.removeAttribute("style");
    for (const line of lines) line.remove();
    stage.view().hold(false);
    if (fromStart) reel.seek(0);
  }, { signal });
  return () => ending.abort();
}

/**
 * Write the drawing as text is written: in lines as wide as the paper is, which no script is told. Returns
 * the lines that follow the first.
 * @param {import("./stage.js").Stage} stage
 * @param {Plan["boxes"]} boxes
 */
function layOut(stage, boxes) {
  const { svg, scene, cull } = stage.picture(), { width, height } = stage.size();
  const cuts = cutsBetween(boxes, width), lengths = cuts.slice(1).map((cut, i) => cut - cuts[i]);
  const longest = Math.max(...lengths);
  stage.view().hold(true);
  scene.classList.remove("agk-glide");
  scene.style.transform = "";
  /** @param {SVGElement} drawing @param {number} line */
  function show(drawing, line) {
    drawing.setAttribute("viewBox", `${cuts[line]} 0 ${lengths[line]} ${height}`);
    drawing.style.width = `${100 * lengths[line] / longest}%`;
    drawing.style.maxWidth = `${lengths[line]}px`;
    return drawing;
  }
  const lines = lengths.slice(1).map((length, i) => {
    cull({ x: -cuts[i + 1], y: 0, scale: 1 }, { width: length, height });
    const copy = /** @type {SVGElement} */ (svg.cloneNode(true));
    for (const out of copy.querySelectorAll("[display=none]")) out.remove();
    copy.setAttribute("aria-hidden", "true");
    return show(copy, i + 1);
  });
  cull({ x: 0, y: 0, scale: 1 }, { width: lengths[0], height });
  show(svg, 0).after(...lines);
  return lines;
}

/**
 * Where the lines begin and end: left of the boxes that lines of the same length would divide.
 * @param {Plan["boxes"]} boxes
 * @param {number} width
 */
function cutsBetween(boxes, width) {
  const lines = Math.ceil(width / LINE), cuts = [0];
  for (let line = 1; line < lines; line++) {
    const even = width * line / lines;
    let cut = even;
    const divided = () => boxes.filter(({ x, w }) => x - GAP < cut && x + w + GAP > cut);
    for (let cutUp = divided(); cutUp.length; cutUp = divided()) {
      cut = Math.min(...cutUp.map(({ x }) => x)) - GAP;
    }
    cuts.push(cut > cuts[line - 1] ? cut : even);
  }
  return [...cuts, width];
}
