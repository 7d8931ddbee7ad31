// Side by side: two films that one set of controls moves; the step at which they part is marked.

import { chapterStart, clampFrame, indexFilm, makeClock, nextSpeed, pace, stateAt } from "./timeline.js";
import { closedAtFirst, makePlan } from "./plan.js";
import { buildPicture } from "./picture.js";
import { element } from "./elements.js";
import { fillEquation } from "./panels.js";
import { buildControls } from "./controls.js";
import { openWindow } from "./window.js";
import { READABLE, windowHeight } from "./geometry.js";

function buildHalf(film, title) {
  const plan = makePlan(film, closedAtFirst(film)), index = indexFilm(film), picture = buildPicture(film, plan);
  const stage = element("div", { class: "agk-stage" }, [picture.svg]);
  const sentence = element("p", { class: "agk-sentence" }), equation = element("div", { class: "agk-equation" });
  const root = element("section", { class: "agk-half agk-film", "aria-label": title }, [
    element("h4", {}, [title]), element("div", { class: "agk-half-screen" }, [stage, element("div", { class: "agk-words" }, [sentence, equation])]),
  ]);
  let view = null;
  return {
    root, sentence, film, size: plan.size,
    open() {
      view = openWindow(stage, picture.scene, { width: plan.size[0], height: plan.size[1] }, picture.cull);
      return view;
    },
    show(wanted, parts, glide) {
      const k = clampFrame(film, wanted), state = stateAt(film, index, k), frame = film.frames[k];
      picture.draw(state, frame);
      sentence.textContent = frame.sentence;
      fillEquation(equation, film, state, k ? stateAt(film, index, k - 1) : null, frame);
      const arrows = (frame.edges || []).flatMap((id) => (plan.arrowOf[id] === null ? [] : plan.edges[plan.arrowOf[id]].boxes));
      const lit = arrows.length ? arrows : (frame.lit || []).flatMap((node) => plan.boxesOf[node]);
      view.followTo([...new Set(lit)].map((i) => plan.boxes[i]), glide);
      Object.assign(root.dataset, { chapter: frame.chapter, frame: k, parted: parts >= 0 && wanted >= parts });
    },
  };
}

export function render({ model, el }) {
  const films = model.get("films"), parts = model.get("parts"), titles = model.get("titles");
  const longest = films.reduce((a, b) => (b.frames.length > a.frames.length ? b : a)), last = longest.frames.length - 1;
  const stillness = window.matchMedia("(prefers-reduced-motion: reduce)"), clock = makeClock(pace(longest.frames.length));
  const halves = films.map((film, i) => buildHalf(film, titles[i])), controls = buildControls(longest, act);
  const told = element("p", { class: "agk-unseen", "aria-live": "polite" }), mark = element("span");
  const jumpButton = element("button", { type: "button", class: "agk-scope-button", "data-action": "parting" }, [parts < 0 ? "they never part" : `✘ they part at step ${parts}`]);
  jumpButton.addEventListener("click", () => { if (parts >= 0) jump(parts); });
  const root = element("section", {
    class: "agk agk-player agk-both", "aria-label": titles.join(" beside "), tabindex: -1, "data-lm-suppress-shortcuts": "true",
  }, [element("div", { class: "agk-pair" }, halves.map((half) => half.root)), controls.bar, ...(parts < 0 && films[1].way === "forward" ? [] : [element("div", { class: "agk-parting" }, [jumpButton, mark])]), told]);
  const [width, height] = [0, 1].map((i) => Math.max(...halves.map((half) => half.size[i])));
  root.style.setProperty("--agk-stage-height", `${windowHeight({ width, height }, width * READABLE, 360)}px`);
  // Beside each other where both can be read so, else one below the other.
  root.style.setProperty("--agk-half-width", `${Math.ceil(width * READABLE) + 16}px`);
  root.dataset.arrays = "true";
  el.append(root);
  films.forEach((film, i) => { halves[i].root.dataset.way = film.way; });
  const views = halves.map((half) => half.open());
  let k = 0, request = 0, speed = 1;

  function seek(wanted, saved = false) {
    k = Math.max(0, Math.min(last, wanted));
    for (const half of halves) half.show(k, parts, !stillness.matches);
    const [a, b] = halves.map((half) => half.sentence.textContent);
    told.setAttribute("aria-live", request ? "off" : "polite");
    mark.textContent = parts < 0 || k < parts ? "" : k === parts ? "Here they part." : "They have parted.";
    told.textContent = `${mark.textContent} ${titles[0]}: ${a} ${titles[1]}: ${b}`;
    controls.show(k, longest.frames[k], !!request);
    Object.assign(root.dataset, { frame: k, chapter: longest.frames[k].chapter, playing: !!request });
    model.set("frame", k);
    if (!saved) return;
    try { model.save_changes(); } catch { /* nobody listens */ }
  }
  function halt() { cancelAnimationFrame(request); request = 0; seek(k, true); }
  function jump(wanted) { cancelAnimationFrame(request); request = 0; seek(wanted, true); }
  function play() {
    if (k === last) seek(0);
    clock.reset();
    let then = null;
    const turn = (now) => {
      const due = then === null ? 0 : clock.tick(now - then, speed);
      then = now;
      if (due) seek(Math.min(last, k + due));
      if (k === last) halt();
      else request = requestAnimationFrame(turn);
    };
    request = requestAnimationFrame(turn);
    seek(k);
  }
  function act(name, value) {
    const deeds = {
      play: () => (request ? halt() : play()), first: () => jump(0), last: () => jump(last), back: () => jump(k - 1), forward: () => jump(k + 1),
      scrub: () => { cancelAnimationFrame(request); request = 0; seek(value); }, release: () => jump(value), speed: () => { speed = value; controls.speed.value = String(value); },
      chapter: () => { const first = chapterStart(longest, value); if (first !== null) jump(first); },
      in: () => views.forEach((view) => view.zoom(1.25)), out: () => views.forEach((view) => view.zoom(0.8)), fit: () => views.forEach((view) => view.fit()),
      follow: () => { const on = views.map((view) => view.toggleFollow()); controls.buttons.follow.setAttribute("aria-pressed", String(on[0])); },
    };
    deeds[name]();
  }
  const KEYS = {
    " ": () => act("play"), ArrowLeft: () => act("back"), ArrowRight: () => act("forward"), Home: () => act("first"), End: () => act("last"),
    PageUp: () => jump(k - 10), PageDown: () => jump(k + 10), f: () => act("chapter", "forward"), b: () => act("chapter", "backward"),
    "[": () => act("speed", nextSpeed(speed, -1)), "]": () => act("speed", nextSpeed(speed, 1)), x: () => { if (parts >= 0) jump(parts); },
    "+": () => act("in"), "-": () => act("out"), 0: () => act("fit"),
  };
  root.addEventListener("keydown", (event) => {
    event.stopPropagation();
    const tag = event.target.tagName;
    if (event.ctrlKey || event.metaKey || event.altKey || tag === "SELECT" || ((event.key === " " || event.key === "Enter") && tag === "BUTTON")) return;
    if (!(event.key in KEYS)) return;
    event.preventDefault();
    KEYS[event.key]();
  });
  const onFrame = () => { if (model.get("frame") !== k) seek(model.get("frame")); };
  model.on("change:frame", onFrame);
  seek(model.get("frame"));
  root.dataset.ready = "true";
  return () => {
    cancelAnimationFrame(request);
    for (const view of views) view.close();
    model.off("change:frame", onFrame);
    root.remove();
  };
}

export default { render };
