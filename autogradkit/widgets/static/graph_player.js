// The player: plays how a tensor was computed, then how its gradient travels back.
// The film arrives once and plays without the kernel; only the frame is told back, when it comes to rest.

import { chapterStart, clampFrame, indexFilm, makeClock, nextSpeed, pace, stateAt } from "./timeline.js";
import { closedAtFirst, makePlan, pathsThrough } from "./plan.js";
import { buildPicture } from "./picture.js";
import { element } from "./elements.js";
import { fillEquation, fillInspector } from "./panels.js";
import { buildControls } from "./controls.js";
import { buildOverview } from "./overview.js";
import { buildCurve, buildScopes } from "./strips.js";
import { openWindow } from "./window.js";
import { windowHeight } from "./geometry.js";

const sizeOf = (plan) => ({ width: plan.size[0], height: plan.size[1] });

// Several views of one film follow each other, but only the one that claimed it here turns the pages.
const leaders = new WeakMap();

export function render({ model, el }) {
  const film = model.get("film"), index = indexFilm(film), last = film.frames.length - 1;
  const stillness = window.matchMedia("(prefers-reduced-motion: reduce)");
  const me = {}, clock = makeClock(pace(film.frames.length));
  let k = clampFrame(film, model.get("frame")), state = null, playing = false, request = 0, stopDot = () => {};
  let subject = null, hovered = null, focused = 0, path = null;

  const closed = closedAtFirst(film);
  let plan = makePlan(film, closed), picture = buildPicture(film, plan);
  let overview = buildOverview(plan, (x, y) => view.centre(x, y));
  const scopes = buildScopes(film, closed, toggleScope), curve = buildCurve(film);
  const stage = element("div", { class: "agk-stage" }, [picture.svg]);
  const inspector = element("aside", { class: "agk-inspector", role: "region", "aria-label": "Inspector", tabindex: -1, hidden: "" });
  const sentence = element("p", { class: "agk-sentence", "aria-live": "polite" });
  const equation = element("div", { class: "agk-equation" });
  const controls = buildControls(film, act);
  const root = element("section", {
    class: "agk agk-player agk-film", "aria-label": film.alt, tabindex: -1, "data-lm-suppress-shortcuts": "true",
  }, [
    ...scopes.parts,
    element("div", { class: "agk-screen" }, [stage, inspector]),
    element("div", { class: "agk-told" }, [element("div", { class: "agk-words" }, [sentence, equation]), overview.svg]),
    ...curve.parts,
    controls.bar,
  ]);
  root.dataset.way = film.way || "reverse";
  root.dataset.arrays = String(film.nodes.some((node) => node.shape.length > 0));
  el.append(root);
  setHeight();
  const view = openWindow(stage, picture.scene, sizeOf(plan), (...where) => { overview.frame(...where); picture.cull(...where); });

  /** Leave no more room than the graph takes, and on a small screen enough for the words and controls below it. */
  function setHeight() {
    const most = Math.max(240, Math.min(480, 0.45 * window.screen.height));
    // A page of its own is all the film's: the graph gets what words and controls leave.
    const rest = window.innerHeight - (root.offsetHeight - stage.parentElement.offsetHeight);
    const height = model.get("page") ? Math.max(180, rest) : windowHeight(sizeOf(plan), root.clientWidth - 16, most);
    root.style.setProperty("--agk-stage-height", `${height}px`);
  }
  // In the next frame, so that a height never answers to itself.
  let waiting = 0;
  const observer = new ResizeObserver(() => { cancelAnimationFrame(waiting); waiting = requestAnimationFrame(setHeight); });
  observer.observe(root);
  observer.observe(document.documentElement);

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
    curve.draw(k);
    stopDot();
    if (dot && k === before + 1 && !stillness.matches) {
      stopDot = picture.run(frame, Math.min(700, (pace(film.frames.length) * 700) / model.get("speed")));
    }
    sentence.setAttribute("aria-live", playing ? "off" : "polite");
    sentence.textContent = frame.sentence;
    fillEquation(equation, film, state, k ? stateAt(film, index, k - 1) : null, frame);
    controls.show(k, frame, model.get("playing"));
    if (subject) fillInspector(inspector, film, state, subject, inspect, actions);
    view.followTo(boxesAtWork(frame), !stillness.matches);
    Object.assign(root.dataset, { frame: k, chapter: frame.chapter, playing: model.get("playing") });
    tell(save);
  }

  function boxesAtWork(frame) {
    const arrows = (frame.edges || []).flatMap((id) => plan.arrowOf[id] === null ? [] : [plan.edges[plan.arrowOf[id]]]);
    const lit = arrows.length ? arrows.flatMap((arrow) => arrow.boxes) : (frame.lit || []).flatMap((node) => plan.boxesOf[node]);
    const [receiver] = arrows.length ? [] : lit;
    return [...new Set(receiver === undefined ? lit : [receiver, ...lit])].map((i) => plan.boxes[i]);
  }

  /** Draw the graph anew after scopes were opened or closed. */
  function redraw() {
    stopDot();
    plan = makePlan(film, closed);
    const old = { picture, overview }, held = old.picture.svg.contains(root.getRootNode().activeElement);
    picture = buildPicture(film, plan);
    overview = buildOverview(plan, (x, y) => view.centre(x, y));
    old.picture.svg.replaceWith(picture.svg);
    old.overview.svg.replaceWith(overview.svg);
    scopes.show();
    focused = Math.min(focused, plan.boxes.length - 1);
    const group = focusBox(focused);
    if (held) group.focus({ preventScroll: true });
    setHeight();
    view.replace(picture.scene, sizeOf(plan));
    seek(k);
    mark();
  }

  function toggleScope(ids, close) {
    for (const id of ids) { if (close) closed.add(id); else closed.delete(id); }
    redraw();
  }

  /** Dim all but the ways through `node`, or nothing. */
  function focusPath(node) {
    path = node === null || (path && path.node === node) ? null : { node, ...pathsThrough(film, node) };
    root.toggleAttribute("data-path", !!path);
    mark();
    if (subject) fillInspector(inspector, film, state, subject, inspect, actions);
  }
  const actions = { focusPath, closeScope: (id) => toggleScope([id], true), pathOf: () => path && path.node };

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
    if (next && next.scope !== undefined) return toggleScope([next.scope], false);
    subject = next;
    const node = next && (next.edge === undefined ? next.node : film.edges[next.edge].source);
    view.pin(next ? plan.boxes[plan.boxesOf[node][0]] : null);
    inspector.hidden = !next;
    mark();
    if (next) fillInspector(inspector, film, state, next, inspect, actions);
    else picture.boxes[focused].group.focus({ preventScroll: true });
    return undefined;
  }

  /** Outline what the pointer or the inspector is about: a node, all its chips and arrows, or one arrow. */
  function mark() {
    const about = hovered || subject;
    picture.boxes.forEach(({ group, node }, i) => {
      group.classList.toggle("agk-marked", !!about && !!node && about.node === node.id);
      const members = plan.boxes[i].members || [plan.boxes[i].node];
      group.classList.toggle("agk-dimmed", !!path && !members.some((member) => path.nodes.has(member)));
    });
    picture.edges.forEach(({ group, ids }) => {
      const uses = ids.map((id) => film.edges[id]);
      const on = !!about && uses.some(({ id, source, target }) => about.edge === id || about.node === source || about.node === target);
      group.classList.toggle("agk-marked", on);
      group.classList.toggle("agk-dimmed", !!path && !ids.some((id) => path.edges.has(id)));
    });
  }

  function hover(next) {
    hovered = next && next.scope === undefined ? next : null;
    mark();
    stage.removeAttribute("title");
    if (!hovered || next.edge === undefined) return;
    const edge = film.edges[next.edge], contribution = state.edges[edge.id].contribution;
    const text = !film.nodes[edge.source].differentiable ? "a constant: no contribution"
      : contribution ? `contribution ${contribution.text}` : "contribution not yet";
    stage.title = text;
  }

  function subjectOf(target) {
    const found = target.closest && target.closest("[data-node], [data-edge], [data-scope]");
    if (!found || !stage.contains(found)) return null;
    if (found.dataset.scope !== undefined) return { scope: Number(found.dataset.scope) };
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
    Escape: () => { if (path && !subject) focusPath(null); else inspect(null); },
    p: () => { const { node } = plan.boxes[focused]; if (node !== undefined) focusPath(node); },
    o: () => toggleScope((film.scopes || []).map((scope) => scope.id), !closed.size),
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
    if (!about) KEYS[event.key]();
    else if (about.scope === undefined) { inspect(about); inspector.focus({ preventScroll: true }); }
    else { inspect(about); picture.boxes[focused].group.focus({ preventScroll: true }); }
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
      view.reveal(plan.boxes[focused]);
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
    observer.disconnect();
    cancelAnimationFrame(waiting);
    view.close();
    model.off("change:frame", onFrame);
    model.off("change:playing", onPlaying);
    model.off("change:speed", onSpeed);
    for (const [target, name, listener] of listeners) target.removeEventListener(name, listener);
    root.remove();
  };
}

export default { render };
