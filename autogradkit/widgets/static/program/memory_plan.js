// The memory plan: a bar for each line of a program, as high as the memory that is needed after it.
// @ts-check

import { element } from "../shared/elements.js";
import { svgElement } from "../shared/svg.js";
import { SENTENCES } from "../sentences.js";

const STEP = 10;
const HEIGHT = 60;

/**
 * Make the plan; `choose(line)` is called for a bar that was clicked.
 * @param {Program} program
 * @param {(line: number) => void} choose
 * @returns {{ root: HTMLElement, show(line: number): void }}
 */
export function buildMemoryPlan(program, choose) {
  const words = SENTENCES.program, most = Math.max(1, program.most), { bytes, parts, sizes } = program;
  const bars = bytes.map((each, line) => {
    const high = (HEIGHT - 2) * (each / most);
    return svgElement("rect", {
      class: "agk-bar", "data-part": parts[line],
      x: line * STEP + 1, width: STEP - 2, y: HEIGHT - high, height: high,
    });
  });
  // A low bar is as easy to hit as a high one.
  const places = bytes.map((_, line) => {
    const place = svgElement("rect", {
      class: "agk-bar-place", x: line * STEP, width: STEP, y: 0, height: HEIGHT, "data-line": line,
    }, [svgElement("title", {}, [words.after(line + 1, sizes[line])])]);
    place.addEventListener("click", () => choose(line));
    return place;
  });
  const svg = svgElement("svg", {
    class: "agk-curves agk-bars", viewBox: `0 0 ${Math.max(1, bytes.length) * STEP} ${HEIGHT}`,
    preserveAspectRatio: "none", role: "img", "aria-label": words.plan(program.peak),
  }, [...bars, ...places]);
  svg.style.setProperty("max-width", `${6 * bytes.length}em`);
  const now = element("b");
  const root = element("div", { class: "agk-memory" }, [
    element("small", {}, [words.memory]), svg,
    element("ul", { class: "agk-legend" }, [
      element("li", {}, [now]), element("li", {}, [words.most(program.peak)]),
      element("li", {}, [words.before(program.unplanned)]),
    ]),
  ]);
  return {
    root,
    show(line) {
      bars.forEach((bar, n) => bar.classList.toggle("agk-lit", n === line));
      now.textContent = bytes.length ? words.after(line + 1, sizes[line]) : "";
    },
  };
}
