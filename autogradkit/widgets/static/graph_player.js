// The player: plays how a tensor was computed, then how its gradient travels back.
// The film arrives once and plays without the kernel; only the frame is told back, when it comes to rest.

import { chapterStart, clampFrame, indexFilm, makeClock, nextSpeed, pace, stateAt } from "./timeline.js";
import { buildPicture } from "./picture.js";
import { element, fillEquation, fillInspector } from "./panels.js";
import { buildControls } from "./controls.js";
import { buildOverview } from "./overview.js";
import { openWindow } from "./window.js";

// Several views of one film follow each other, but only the one that claimed it here turns the pages.
const leaders = new WeakMap();

export function render({ model, el }) {
  const film = model.get("film"), index = indexFilm(film), last = film.frames.length - 1;
  const stillness = window.matchMedia("(prefers-reduced-motion: reduce)");
  const me = {}, clock = makeClock(pace(film.frames.length));
  let k = clampFrame(film, model.get("frame")), state = null, playing = false, request = 0, stopDot = () => {};
  let subject = null, hovered = null, focused = 0;

  const picture = buildPicture(film);
  const overview = buildOverview(film, (x, y) => view.centre(x, y));
  const stage = element("div", { class: "agk-stage" }, [picture.svg]);
  const inspector = element("aside", { class: "agk-inspector", role: "region", "aria-label": "Inspector", tabindex: -1, hidden: "" });
  const sentence = element("p", { class: "agk-sentence", "aria-live": "polite" });
  const equation = element("div", { class: "agk-equation" });
  const controls = buildControls(film, act);
  const root = element("section", {
    class: "agk agk-player", "aria-label": film.alt, tabindex: -1, "data-lm-suppress-shortcuts": "true",
  }, [
    element("div", { class: "agk-screen" }, [stage, inspector]),
    element("div", { class: "agk-told" }, [element("div", { class: "agk-words" }, [sentence, equation]), overview.svg]),
    controls.bar,
  ]);
  const height = Math.round(Math.max(200, Math.min(480, film.size[1] * 1.25 + 24)));
  root.dataset.arrays = String(film.nodes.some((node) => node.shape.length > 0));
  root.style.setProperty("--agk-stage-height", `${height}px`);
  el.append(root);
  const view = openWindow(stage, picture.scene, { width: film.size[0], height: film.size[1] }, overview.frame);

  function tell(save) {
    model.set("frame", k);
    if (!save) return;
    // The kernel may be gone; the film plays on.
    try { model.save_changes(); } catch { /* nobody listens */ }
  }

  function seek(wanted, { dot = false, save = false } = {}) {
    const before = k;
    k = clampFrame(film, wanted);
    state = stateAt(film, index, k);
    const frame = film.frames[k];
    picture.draw(state, frame);
    overview.draw(state);
    stopDot();
    if (dot && k === before + 1 && !stillness.matches) {
      stopDot = picture.run(frame, Math.min(700, (pace(film.frames.length) * 700) / model.get("speed")));
    }
    sentence.setAttribute("aria-live", playing ? "off" : "polite");
    sentence.textContent = frame.sentence;
    fillEquation(equation, film, state, k ? stateAt(film, index, k - 1) : null, frame);
    controls.show(k, frame, model.get("playing"));
    if (subject) fillInspector(inspector, film, state, subject, inspect);
    view.followTo(boxesAtWork(frame), !stillness.matches);
    Object.assign(root.dataset, { frame: k, chapter: frame.chapter, playing: model.get("playing") });
    tell(save);
  }

  function boxesAtWork(frame) {
    const used = (frame.edges || []).flatMap((edge) => film.edges[edge].boxes);
    const lit = used.length ? used : film.boxes.flatMap((box, i) => ((frame.lit || []).includes(box.node) ? [i] : []));
    const receiver = film.boxes.findIndex((box) => box.node === (frame.lit || [])[0]);
    return [...new Set(used.length || receiver < 0 ? lit : [receiver, ...lit])].map((i) => film.boxes[i]);
  }

  function play() {
    if (playing) return;
    if (k === last) seek(0);
    playing = true;
    leaders.set(film, me);
    clock.reset();
    let then = null;
    const turn = (now) => {
      const due = then === null ? 0 : clock.tick(now - then, model.get("speed"));
      then = now;
      if (due && leaders.get(film) === me) seek(Math.min(last, k + due), { dot: true });
      if (k === last) pause();
      else if (playing) request = requestAnimationFrame(turn);
    };
    model.set("playing", true);
    seek(k);
    request = requestAnimationFrame(turn);
  }

  function pause() {
    if (!playing) return;
    playing = false;
    cancelAnimationFrame(request);
    model.set("playing", false);
    seek(k, { save: leaders.get(film) === me });
  }

  /** Stop the film, whichever view of it leads. */
  function halt() {
    pause();
    model.set("playing", false);
  }

  function jump(wanted, options) { halt(); seek(wanted, { save: true, ...options }); }

  function setSpeed(speed) {
    model.set("speed", speed);
    controls.speed.value = String(speed);
  }

  function act(name, value) {
    if (name === "play") return model.get("playing") ? halt() : play();
    if (name === "first") return jump(0);
    if (name === "last") return jump(last);
    if (name === "back") return jump(k - 1);
    if (name === "forward") return jump(k + 1, { dot: true });
    if (name === "scrub") { halt(); return seek(value); }
    if (name === "release") return jump(value);
    if (name === "speed") return setSpeed(value);
    if (name === "chapter") { const first = chapterStart(film, value); return first === null ? undefined : jump(first); }
    if (name === "in") return view.zoom(1.25);
    if (name === "out") return view.zoom(0.8);
    if (name === "fit") return view.fit();
    if (name === "follow") controls.buttons.follow.setAttribute("aria-pressed", String(view.toggleFollow()));
    return undefined;
  }

  function inspect(next) {
    subject = next;
    const node = next && (next.edge === undefined ? next.node : film.edges[next.edge].source);
    view.pin(next ? film.boxes.find((box) => box.node === node) : null);
    inspector.hidden = !next;
    mark();
    if (next) fillInspector(inspector, film, state, next, inspect);
    else picture.boxes[focused].group.focus({ preventScroll: true });
  }

  /** Outline what the pointer or the inspector is about: a node, all its chips and arrows, or one arrow. */
  function mark() {
    const about = hovered || subject;
    for (const { group, node } of picture.boxes) group.classList.toggle("agk-marked", !!about && about.node === node.id);
    picture.edges.forEach(({ group }, i) => {
      const { source, target } = film.edges[i];
      group.classList.toggle("agk-marked", !!about && (about.edge === i || about.node === source || about.node === target));
    });
  }

  function hover(next) {
    hovered = next;
    mark();
    stage.removeAttribute("title");
    if (!next || next.edge === undefined) return;
    const edge = film.edges[next.edge], contribution = state.edges[edge.id].contribution;
    const text = !film.nodes[edge.source].differentiable ? "a constant: no contribution"
      : contribution ? `contribution ${contribution.text}` : "contribution not yet";
    stage.title = text;
  }

  function subjectOf(target) {
    const found = target.closest && target.closest("[data-node], [data-edge]");
    if (!found || !stage.contains(found)) return null;
    return found.dataset.node !== undefined ? { node: Number(found.dataset.node) } : { edge: Number(found.dataset.edge) };
  }

  function focusBox(next) {
    picture.boxes[focused].group.setAttribute("tabindex", "-1");
    focused = Math.max(0, Math.min(picture.boxes.length - 1, next));
    const { group } = picture.boxes[focused];
    group.setAttribute("tabindex", "0");
    return group;
  }

  const KEYS = {
    " ": () => act("play"), ArrowLeft: () => act("back"), ArrowRight: () => act("forward"),
    Home: () => act("first"), End: () => act("last"), PageUp: () => jump(k - 10), PageDown: () => jump(k + 10),
    f: () => act("chapter", "forward"), b: () => act("chapter", "backward"), u: () => act("chapter", "update"),
    "[": () => setSpeed(nextSpeed(model.get("speed"), -1)), "]": () => setSpeed(nextSpeed(model.get("speed"), 1)),
    "+": () => act("in"), "=": () => act("in"), "-": () => act("out"), 0: () => act("fit"),
    Escape: () => inspect(null),
    ArrowDown: () => focusBox(focused + 1).focus(), ArrowUp: () => focusBox(focused - 1).focus(),
  };
  const onKey = (event) => {
    // The notebook's own shortcuts (dd deletes a cell) must not hear what is typed here.
    event.stopPropagation();
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const tag = event.target.tagName;
    if (tag === "SELECT" || ((event.key === " " || event.key === "Enter") && tag === "BUTTON")) return;
    if (inspector.contains(event.target) && event.key !== "Escape") return;
    const about = event.key === "Enter" ? subjectOf(event.target) : null;
    if (!about && !(event.key in KEYS)) return;
    event.preventDefault();
    if (about) { inspect(about); inspector.focus({ preventScroll: true }); } else KEYS[event.key]();
  };
  let pressed = null;
  const listeners = [
    [root, "keydown", onKey],
    [root, "keyup", (event) => event.stopPropagation()],
    [stage, "pointerdown", (event) => {
      pressed = { x: event.clientX, y: event.clientY };
      if (!subjectOf(event.target)) root.focus({ preventScroll: true });
    }],
    [stage, "click", (event) => {
      // A drag that ends over a node was not a click on it.
      if (pressed && Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > 4) return;
      const about = subjectOf(event.target);
      if (about) inspect(about);
    }],
    [stage, "pointerover", (event) => hover(subjectOf(event.target))],
    [stage, "pointerleave", () => hover(null)],
    [stage, "focusin", (event) => {
      const box = event.target.closest("[data-box]");
      if (!box) return;
      focusBox(Number(box.dataset.box));
      view.reveal(film.boxes[focused]);
    }],
  ];
  for (const [target, name, listener] of listeners) target.addEventListener(name, listener);
  const onFrame = () => { if (clampFrame(film, model.get("frame")) !== k) seek(model.get("frame")); };
  const onPlaying = () => {
    const wanted = model.get("playing");
    if (!wanted) pause();
    else if (!leaders.get(film) || !leaders.get(film).playing) play();
    seek(k);
  };
  const onSpeed = () => { controls.speed.value = String(model.get("speed")); };
  model.on("change:frame", onFrame);
  model.on("change:playing", onPlaying);
  model.on("change:speed", onSpeed);
  Object.defineProperty(me, "playing", { get: () => playing });
  focusBox(0);
  onSpeed();
  seek(k);
  if (model.get("playing") && !stillness.matches) play();
  root.dataset.ready = "true";

  return () => {
    // A film whose leading view goes must not seem to run on in the others.
    if (playing) halt();
    stopDot();
    view.close();
    model.off("change:frame", onFrame);
    model.off("change:playing", onPlaying);
    model.off("change:speed", onSpeed);
    for (const [target, name, listener] of listeners) target.removeEventListener(name, listener);
    root.remove();
  };
}

export default { render };
