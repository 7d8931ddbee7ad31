// The program player: a compiled function's graph and its source side by side, and its memory below.
// @ts-check

import { element } from "./shared/elements.js";
import { listenTo, save } from "./shared/model.js";
import { targetAt } from "./player/attention.js";
import { listenToClicks } from "./player/pointer.js";
import { buildListing } from "./program/listing.js";
import { buildMemoryPlan } from "./program/memory_plan.js";
import { render as renderFilm } from "./graph_player.js";
import { SENTENCES } from "./sentences.js";

/**
 * Draw the player of a program into `el`; returns what removes it.
 * @param {Place} place
 */
export function render({ model, el }) {
  /** @type {Program} */
  const program = model.get("program");
  const words = SENTENCES.program, hasFilm = !!model.get("film").frames;
  const listing = buildListing(program, choose), plan = buildMemoryPlan(program, choose);
  const note = element("p", { class: "agk-program-note" });
  const graph = element("div", { class: "agk-program-graph" });
  const root = element("section", {
    class: "agk agk-program", "aria-label": words.title(program.name), "data-lm-suppress-shortcuts": "true",
  }, [
    element("div", { class: "agk-program-desk" }, [...(hasFilm ? [graph] : []), listing.root]),
    hasFilm ? note : element("p", { class: "agk-program-note" }, [program.noFilm || words.noFilm]),
    plan.root,
  ]);
  root.dataset.film = String(hasFilm);
  el.append(root);
  const endFilm = hasFilm ? renderFilm({ model, el: graph }) : () => {};

  /** Light a line, and move the film to where it runs. @param {number} line */
  function choose(line) {
    if (hasFilm) model.set("frame", program.frames[line]);
    model.set("line", line);
    save(model);
  }
  /** Light the line about a box that was clicked. @param {MouseEvent} event */
  function chooseBox(event) {
    const target = targetAt(graph, event.target), frames = model.get("film").frames;
    if (!target || !("node" in target) || target.node === undefined) return;
    const line = lineAbout(program, frames, target.node, model.get("frame"));
    if (line !== null) choose(line);
  }
  /** Follow a line that was chosen somewhere else. */
  function followLine() {
    const frame = program.frames[model.get("line")];
    if (hasFilm && frame !== undefined && frame !== model.get("frame")) model.set("frame", frame);
    else show();
  }
  /** Light the lines that run in the step on screen. */
  function show() {
    const chosen = model.get("line");
    const lit = hasFilm ? linesAt(program, model.get("frame")) : [chosen];
    const line = lit.includes(chosen) || !lit.length ? chosen : lit[lit.length - 1];
    if (line !== chosen) {
      model.set("line", line);
      return;  // it comes back here
    }
    listing.show(lit, line);
    plan.show(line);
    note.textContent = lit.length ? words.lit(lit.length) : words.none(model.get("frame"));
    Object.assign(root.dataset, { line, lit: lit.join(" ") });
  }
  listenToClicks(graph, () => {}, chooseBox);
  const endListening = listenTo(model, { frame: show, line: followLine });
  show();
  root.dataset.ready = "true";
  return () => {
    endListening();
    endFilm();
    root.remove();
  };
}

/**
 * The lines of a program that a frame of the film shows.
 * @param {Program} program
 * @param {number} frame
 */
export const linesAt = ({ frames }, frame) => frames.flatMap((at, line) => (at === frame ? [line] : []));

/**
 * The line about a value, by a step of the film: the last one that has computed it or brought it a gradient,
 * or the first one that will.
 * @param {Program} program
 * @param {Frame[]} frames
 * @param {number} node
 * @param {number} frame
 * @returns {number | null}
 */
export function lineAbout({ frames: shownAt }, frames, node, frame) {
  const about = shownAt.flatMap((at, line) => {
    const { compute, gradient } = frames[at];
    return compute?.node === node || gradient?.node === node ? [line] : [];
  });
  const run = about.filter((line) => shownAt[line] <= frame);
  return run[run.length - 1] ?? about[0] ?? null;
}

export default { render };
