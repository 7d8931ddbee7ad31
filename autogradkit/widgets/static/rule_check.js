// The rule check: a report with its buttons. What is pressed is sent to the kernel; what comes back are traits.

import { mount } from "./standalone.js";

const BUTTONS = [
  ["check", "Check again"],
  ["hint", "Hint"],
  ["show", "Show me"],
  ["reset", "Start afresh"],
];

/** Make an element with a class and, maybe, a text. */
function part(tag, name, text = "") {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = text;
  return made;
}

/** Put a report into `place`. It is parsed apart from the page: nothing in it runs or is fetched. */
function showReport(place, html) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  parsed.querySelectorAll("script, iframe, object, embed, link, img").forEach((each) => each.remove());
  place.replaceChildren(...[...parsed.body.childNodes].map((node) => document.importNode(node, true)));
}

export function renderCheck({ model, el }) {
  const root = part("section", "agk-check");
  root.setAttribute("aria-label", `Check of ${model.get("name")}`);
  const report = part("div", "agk-check-report"), bar = part("div", "agk-check-bar");
  report.setAttribute("aria-live", "polite");
  const notice = part("p", "agk-check-notice"), hints = part("ol", "agk-check-hints");
  notice.setAttribute("role", "status");
  const stub = part("div", "agk-check-stub"), stage = part("div", "agk-check-film");
  const buttons = Object.fromEntries(BUTTONS.map(([what, said]) => {
    const button = part("button", "agk-check-button", said);
    button.type = "button";
    button.dataset.do = what;
    button.onclick = () => {
      waiting(true);
      try { model.send({ do: what }); } catch { gone(); }
    };
    bar.append(button);
    return [what, button];
  }));
  let close = null, timer = 0;

  function waiting(yes) {
    root.toggleAttribute("data-waiting", yes);
    clearTimeout(timer);
    if (yes) timer = setTimeout(gone, 20_000);
  }
  function gone() {
    waiting(false);
    notice.textContent = "No answer: run the cell again, so that a kernel stands behind it.";
  }
  const onPage = () => {
    showReport(report, model.get("page"));
    root.dataset.passed = String(model.get("passed"));
  };
  const onHints = () => {
    hints.replaceChildren(...model.get("hints").map((hint) => part("li", "agk-check-hint", hint)));
    hints.hidden = !model.get("hints").length;
    const left = model.get("hints_left");
    buttons.hint.disabled = !left;
    buttons.hint.textContent = left ? `Hint (${left} left)` : "No more hints";
  };
  const onStub = () => {
    const text = model.get("stub");
    stub.hidden = !text;
    stub.replaceChildren(part("p", "", "To begin again:"), part("pre", "agk-check-code", text));
  };
  const onFilm = () => {
    if (close) close();
    close = null;
    stage.replaceChildren();
    const film = model.get("film");
    stage.hidden = !film.frames;
    if (!film.frames) return;
    const wrong = film.frames.findIndex((frame) => frame.sum && frame.sum.want);
    close = mount(stage, film, wrong >= 0 ? wrong : film.frames.length - 1);
    stage.dataset.wrong = String(wrong);
  };
  const onNotice = () => { notice.textContent = model.get("notice"); };
  const onDone = () => waiting(false);
  const watched = { page: onPage, passed: onPage, hints: onHints, hints_left: onHints, stub: onStub, film: onFilm };
  Object.assign(watched, { notice: onNotice, done: onDone });
  for (const [name, listener] of Object.entries(watched)) { model.on(`change:${name}`, listener); listener(); }
  buttons.show.hidden = !model.get("playable");
  // The notebook's own shortcuts must not hear the keys meant for a button.
  const quiet = (event) => event.stopPropagation();
  root.addEventListener("keydown", quiet);
  root.append(report, bar, notice, hints, stub, stage);
  el.append(root);
  root.dataset.ready = "true";
  return () => {
    clearTimeout(timer);
    if (close) close();
    for (const [name, listener] of Object.entries(watched)) model.off(`change:${name}`, listener);
    root.remove();
  };
}

export default { render: renderCheck };
