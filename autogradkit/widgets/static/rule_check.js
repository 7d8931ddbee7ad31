// The rule check: a report with its buttons. The kernel hears what is pressed; what comes back are traits.
// @ts-check

import { button, element } from "./shared/elements.js";
import { listenTo } from "./shared/model.js";
import { mount } from "./standalone.js";
import { SENTENCES } from "./sentences.js";

const PATIENCE_MS = 20_000;

/**
 * Draw the report, its buttons and what they bring into `el`; returns what removes them.
 * @param {Place} place
 */
export function render({ model, el }) {
  const words = SENTENCES.check;
  const report = element("div", { class: "agk-check-report", "aria-live": "polite" });
  const notice = element("p", { class: "agk-check-notice", role: "status" });
  const hints = element("ol", { class: "agk-check-hints" });
  const stub = element("div", { class: "agk-check-stub" });
  const stage = element("div", { class: "agk-check-film" }), film = buildFilm(stage);
  const questions = makeQuestions(model, notice, (yes) => root.toggleAttribute("data-waiting", yes));
  /** @param {"check" | "hint" | "show" | "reset"} name */
  const make = (name) => button(words.buttons[name], () => questions.ask(name), {
    class: "agk-check-button", "data-do": name,
  });
  const [check, hint, show, reset] = [make("check"), make("hint"), make("show"), make("reset")];
  const bar = element("div", { class: "agk-check-bar" }, [check, hint, show, reset]);
  const root = element("section", { class: "agk-check", "aria-label": words.title(model.get("name")) }, [
    report, bar, notice, hints, stub, stage,
  ]);
  // The notebook's own shortcuts must not hear the keys meant for a button.
  root.addEventListener("keydown", (event) => event.stopPropagation());

  function drawReport() {
    showReport(report, model.get("page"));
    root.dataset.passed = String(model.get("passed"));
  }
  function drawHints() {
    /** @type {string[]} */
    const opened = model.get("hints");
    const left = model.get("hints_left");
    hints.replaceChildren(...opened.map((text) => element("li", { class: "agk-check-hint" }, [text])));
    hints.hidden = !opened.length;
    hint.disabled = !left;
    hint.textContent = left ? words.hintsLeft(left) : words.noHints;
  }
  function drawStub() {
    const text = model.get("stub");
    stub.hidden = !text;
    stub.replaceChildren(element("p", {}, [words.stub]), element("pre", { class: "agk-check-code" }, [text]));
  }
  const drawings = {
    page: drawReport, passed: drawReport, hints: drawHints, hints_left: drawHints, stub: drawStub,
    film: () => film.draw(model.get("film")),
    notice() { notice.textContent = model.get("notice"); },
    done: questions.stopWaiting,
  };
  const endListening = listenTo(model, drawings);
  for (const draw of Object.values(drawings)) draw();
  show.hidden = !model.get("playable");
  el.append(root);
  root.dataset.ready = "true";
  return () => {
    questions.end();
    film.close();
    endListening();
    root.remove();
  };
}

/**
 * Make what asks the kernel: `waiting(yes)` says whether an answer is due.
 * @param {Model} model
 * @param {HTMLElement} notice
 * @param {(yes: boolean) => void} waiting
 */
function makeQuestions(model, notice, waiting) {
  let timer = 0;
  function stopWaiting() {
    clearTimeout(timer);
    waiting(false);
  }
  function giveUp() {
    stopWaiting();
    notice.textContent = SENTENCES.check.noAnswer;
  }
  return {
    stopWaiting,
    /** @param {string} what */
    ask(what) {
      stopWaiting();
      waiting(true);
      timer = setTimeout(giveUp, PATIENCE_MS);
      try { /** @type {(content: unknown) => void} */ (model.send)({ do: what }); } catch { giveUp(); }
    },
    end: () => clearTimeout(timer),
  };
}

/**
 * Make the stage of the learner's rule; the film opens where the rule first goes wrong.
 * @param {HTMLElement} stage
 */
function buildFilm(stage) {
  let close = () => {};
  return {
    /** @param {Partial<Film>} film */
    draw(film) {
      close();
      close = () => {};
      stage.replaceChildren();
      stage.hidden = !film.frames;
      if (!film.frames) return;
      const wrong = film.frames.findIndex((frame) => frame.sum && frame.sum.want);
      close = mount(stage, /** @type {Film} */ (film), wrong >= 0 ? wrong : film.frames.length - 1);
      stage.dataset.wrong = String(wrong);
    },
    close: () => close(),
  };
}

/**
 * Put a report into `place`. It is parsed apart from the page: nothing in it runs or is fetched.
 * @param {HTMLElement} place
 * @param {string} html
 */
function showReport(place, html) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  for (const each of parsed.querySelectorAll("script, iframe, object, embed, link, img")) each.remove();
  place.replaceChildren(...[...parsed.body.childNodes].map((node) => document.importNode(node, true)));
}

export default { render };
