// The listing: a program's source, in which the lines that run are lit and each can be clicked.
// @ts-check

import { element } from "../shared/elements.js";
import { SENTENCES } from "../sentences.js";

/**
 * Make the listing; `choose(line)` is called for a line that was clicked.
 * @param {Program} program
 * @param {(line: number) => void} choose
 * @returns {{ root: HTMLElement, show(lit: number[], chosen: number): void }}
 */
export function buildListing(program, choose) {
  const words = SENTENCES.program;
  /** @type {HTMLElement[]} */
  const lines = [];
  const rows = program.rows.map(([text, line]) => {
    if (line < 0) return element("div", { class: "agk-code-words" }, [text || " "]);
    const row = element("button", {
      type: "button", class: "agk-code-line", tabindex: -1,
      "data-line": line, "data-part": program.parts[line],
      "aria-label": words.line(line + 1, text.trim()),
    }, [text]);
    row.addEventListener("click", () => choose(line));
    lines[line] = row;
    return row;
  });
  const root = element("div", { class: "agk-code", role: "group", "aria-label": words.source }, [
    element("div", { class: "agk-code-rows" }, rows),
  ]);
  root.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key], at = lines.indexOf(
      /** @type {HTMLElement} */ (event.target),
    );
    event.stopPropagation();
    if (!step || at < 0 || !lines[at + step]) return;
    event.preventDefault();
    choose(at + step);
    lines[at + step].focus({ preventScroll: true });
  });
  return {
    root,
    show(lit, chosen) {
      lines.forEach((row, line) => {
        row.classList.toggle("agk-lit", lit.includes(line));
        row.classList.toggle("agk-chosen", line === chosen);
        row.toggleAttribute("aria-current", lit.includes(line));
        row.tabIndex = line === chosen ? 0 : -1;
      });
      if (lines[chosen]) keepInSight(root, lines[chosen]);
    },
  };
}

/**
 * Scroll the listing, and only the listing, until a row is in sight.
 * @param {HTMLElement} root
 * @param {HTMLElement} row
 */
function keepInSight(root, row) {
  const margin = 2 * row.offsetHeight, top = row.offsetTop - root.scrollTop;
  if (top < margin) root.scrollTop = row.offsetTop - margin;
  const below = top + row.offsetHeight + margin - root.clientHeight;
  if (below > 0) root.scrollTop += below;
}
