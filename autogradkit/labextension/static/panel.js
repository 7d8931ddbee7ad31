// The side panel: where the course stands, the next exercise with its hints, and the film shown last.
// It asks the kernel of the notebook in front; the sentences are gathered at the top.
// @ts-check

const PATIENCE_MS = 8000;
// After cells were run, so long that a run of many cells asks once.
const PAUSE_MS = 400;
// So long a busy kernel is waited for before it is said to be.
const BUSY_MS = 1200;
const SENTENCES = {
  title: "autogradkit",
  caption: "autogradkit: course and film",
  category: "autogradkit",
  idle: "Open a notebook and run import autogradkit: then the course and its films stand here.",
  without: "Run import autogradkit in the notebook in front: then the course and its films stand here.",
  busy: "The notebook's cell is still running. What stands here follows when it has ended.",
  /** @param {Exercise} exercise */
  notFound: ({ path, name }) => `JupyterLab finds no ${path} from this notebook's folder.`
    + ` In a cell, %exercise ${name} shows the exercise.`,
  refresh: "Refresh",
  film: "Last film",
  noFilm: "The film could not be drawn here; it plays in the notebook.",
  points: "points of the course",
  next: "Next: ",
  open: "Open it",
  solved: "Every exercise is solved.",
  showPanel: "autogradkit: show the course and the last film",
  openExercise: "autogradkit: open the next exercise",
  openHint: "autogradkit: a hint for the next exercise",
  /** @param {Course} course */
  reached: ({ reached, points, passed, count }) =>
    `${reached} of ${points} points, ${passed} of ${count} exercises`,
  /** @param {Exercise} exercise */
  about: ({ title, stars, minutes }) => ` \u2013 ${title} (${stars}, ${minutes} min)`,
  /** @param {Exercise} exercise */
  hint: ({ opened, hints }) => `Hint ${opened.length + 1} of ${hints}`,
};

/**
 * An exercise as `autogradkit.notebook.side_panel` answers.
 * @typedef {object} Exercise
 * @property {string} number
 * @property {string} name
 * @property {string} title
 * @property {string} stars
 * @property {number} minutes
 * @property {string} path
 * @property {number} hints
 * @property {string[]} opened
 */
/** @typedef {{ film: Film, frame: number, key: number, player: string, style: string }} LastFilm */
/** Why a kernel tells of no course. @typedef {"idle" | "without" | "busy"} None */
/**
 * Where the course stands, as `autogradkit.notebook.side_panel` answers.
 * @typedef {object} Course
 * @property {number} reached
 * @property {number} points
 * @property {number} passed
 * @property {number} count
 * @property {Exercise | null} next
 * @property {LastFilm | null} film
 * @property {string} notice
 */
// As dark as the other icons beside it, and as large.
const ICON = {
  /** @param {HTMLElement} host */
  render(host) {
    const style = "font:bold 20px/1 serif;color:var(--jp-inverse-layout-color3)";
    host.replaceChildren(element("span", { style }, ["\u2202"]));
  },
  /** @param {HTMLElement} host */
  unrender(host) { host.replaceChildren(); },
};

/** @typedef {{ app: any, tracker: any, palette: any, Widget: any, NotebookActions: any }} Lab */

/**
 * Add the panel and its commands to JupyterLab.
 * @param {Lab} lab
 */
export function addPanel({ app, tracker, palette, Widget, NotebookActions }) {
  const { panel, refresh, open, next, asked } = buildPanel(app, tracker, Widget);
  app.shell.add(panel, "right", { rank: 900 });
  async function show() {
    if (app.shell.expandRight) app.shell.expandRight("autogradkit-panel");
    app.shell.activateById("autogradkit-panel");
    await refresh();
  }
  async function openExercise() {
    await refresh();
    const following = next();
    return following && following.path ? open(following) : show();
  }
  async function openHint() {
    await show();
    const following = next();
    if (following) await refresh(following.name);
  }
  /** @type {[string, string, () => Promise<unknown>][]} */
  const commands = [
    ["autogradkit:panel", SENTENCES.showPanel, show],
    ["autogradkit:exercise", SENTENCES.openExercise, openExercise],
    ["autogradkit:hint", SENTENCES.openHint, openHint],
  ];
  for (const [command, label, execute] of commands) {
    app.commands.addCommand(command, { label, execute });
    if (palette) palette.addItem({ command, category: SENTENCES.category });
  }
  let timer = 0;
  function refreshSoon() {
    clearTimeout(timer);
    timer = setTimeout(() => { if (panel.isVisible) refresh(); }, PAUSE_MS);
  }
  // A panel that is opened, a kernel that has become ready: what is shown is never older than that.
  panel.onAfterShow = refreshSoon;
  const watched = new WeakSet();
  function follow() {
    const notebook = tracker.currentWidget, session = notebook && notebook.sessionContext;
    if (session && !watched.has(session)) {
      watched.add(session);
      session.iopubMessage.connect((/** @type {unknown} */ _, /** @type {any} */ message) => {
        if (message.header.msg_type !== "status" || message.content.execution_state !== "idle") return;
        const { msg_type: what, msg_id: request } = message.parent_header;
        // A button of a report runs no cell, and yet the course may stand elsewhere now.
        const waits = panel.node.dataset.state !== "course" && request !== asked();
        if (what === "comm_msg" || waits) refreshSoon();
      });
    }
    refreshSoon();
  }
  if (tracker) {
    tracker.currentChanged.connect(follow);
    follow();
  }
  if (NotebookActions && NotebookActions.executed) NotebookActions.executed.connect(refreshSoon);
  // What was checked in a terminal: whoever comes back from there, or reaches for the panel, sees it.
  if (app.shell.currentChanged) app.shell.currentChanged.connect(refreshSoon);
  window.addEventListener("focus", refreshSoon);
  panel.node.addEventListener("pointerenter", refreshSoon);
  panel.node.dataset.state = "idle";
  refreshSoon();
}

/**
 * Make the panel.
 * @param {any} app
 * @param {any} tracker
 * @param {any} Widget
 */
function buildPanel(app, tracker, Widget) {
  const panel = new Widget();
  panel.id = "autogradkit-panel";
  panel.title.caption = SENTENCES.caption;
  panel.title.icon = ICON;
  const progress = element("div", { class: "agk-panel-progress" }), exercise = element("div");
  const notice = element("p", { role: "status", style: "margin:0.3em 0" });
  const title = element("h3", { style: "font-size:1em;margin:1em 0 0.4em", hidden: "" }, [SENTENCES.film]);
  const hints = element("ol"), place = element("div"), film = buildFilm(place);
  panel.node.style.cssText = "overflow:auto;min-width:21em;padding:0.75em;color:var(--jp-ui-font-color1);"
    + "background:var(--jp-layout-color1)";
  panel.node.append(
    element("h2", { style: "font-size:1.1em;margin:0 0 0.5em" }, [SENTENCES.title]),
    progress, notice, exercise, hints, title, place,
    element("p", {}, [button(SENTENCES.refresh, () => refresh())]),
  );
  /** @param {string} text */
  function say(text) {
    notice.textContent = text;
    notice.hidden = !text;
  }
  say(SENTENCES.idle);
  /** @type {Course | null} */
  let course = null;
  // The last question to a kernel; and what is drawn: a button that is being pressed isn't drawn anew.
  let asked = "", drawn = "";

  /**
   * Ask the kernel and show its answer; with `hint`, open one more of that exercise.
   * @param {string} [hint]
   */
  async function refresh(hint) {
    /** @type {Course | None} */
    let answer = "idle";
    try { answer = await ask(tracker, (id) => { asked = id; }, hint); } catch (error) {
      console.warn("autogradkit:", error);
    }
    panel.node.dataset.state = typeof answer === "string" ? answer : "course";
    say(typeof answer === "string" ? SENTENCES[answer] : answer.notice);
    if (answer === "busy") return;  // what is shown stays as it was
    course = typeof answer === "string" ? null : answer;
    const now = JSON.stringify(course && { ...course, film: null });
    if (now !== drawn) draw(course);
    drawn = now;
    if (course) await film.show(course.film);
    title.hidden = !place.hasChildNodes();
  }
  /** @param {Course | null} shown */
  function draw(shown) {
    progress.replaceChildren(...(shown ? progressOf(shown) : []));
    exercise.replaceChildren(...(shown ? exerciseOf(shown, open, refresh) : []));
    const opened = shown && shown.next ? shown.next.opened : [];
    hints.replaceChildren(...opened.map((text) => element("li", {}, [text])));
  }
  /**
   * Open the sheet of an exercise, which the kernel sees from its folder: the notebook's, unless it was left.
   * @param {Exercise} following
   */
  async function open(following) {
    const { path } = following;
    const parts = tracker.currentWidget.context.path.split("/").slice(0, -1);
    for (const part of path.split("/")) if (part === "..") parts.pop(); else parts.push(part);
    const there = parts.join("/");
    try { await app.serviceManager.contents.get(there, { content: false }); } catch {
      exercise.querySelector("[role]")?.remove();
      return exercise.append(element("p", { role: "status" }, [SENTENCES.notFound(following)]));
    }
    return app.commands.execute("docmanager:open", { path: there, factory: "Markdown Preview" });
  }
  return { panel, refresh, open, next: () => course && course.next, asked: () => asked };
}

/** @param {Course} course */
function progressOf(course) {
  if (course.notice) return [];
  const { points, reached: value } = course, style = "width:100%";
  return [
    element("progress", { max: points || 1, value, "aria-label": SENTENCES.points, style }),
    element("p", { style: "margin:0.2em 0 0.6em" }, [SENTENCES.reached(course)]),
  ];
}

/**
 * The next exercise, and what can be done with it.
 * @param {Course} course
 * @param {(following: Exercise) => void} open
 * @param {(hint: string) => void} refresh
 */
function exerciseOf({ next }, open, refresh) {
  if (!next) return [element("p", {}, [SENTENCES.solved])];
  const name = element("b", {}, [`${next.number} ${next.name}`]);
  const parts = [element("p", { style: "margin:0.3em 0" }, [SENTENCES.next, name, SENTENCES.about(next)])];
  if (next.path) parts.push(button(SENTENCES.open, () => open(next)));
  if (next.opened.length < next.hints) parts.push(button(SENTENCES.hint(next), () => refresh(next.name)));
  return parts;
}

/**
 * Make the place of the film; `show(film)` plays another by the player that came with it.
 * @param {HTMLElement} place
 */
function buildFilm(place) {
  let shown = "", close = () => {};
  return {
    /** @param {LastFilm | null} film */
    async show(film) {
      const key = film ? `${film.film.alt} ${film.key}` : "";
      if (key === shown) return;
      shown = key;
      close();
      close = () => {};
      place.replaceChildren();
      if (!film) return;
      try { close = await play(place, film); } catch (error) {
        console.warn("autogradkit:", error);
        place.textContent = SENTENCES.noFilm;
      }
    },
  };
}

/**
 * Play a film in `place`; returns what closes it.
 * @param {HTMLElement} place
 * @param {LastFilm} last
 */
async function play(place, { film, frame, player, style }) {
  const url = URL.createObjectURL(new Blob([player], { type: "text/javascript" }));
  try {
    const { default: { mount } } = await import(url);
    place.replaceChildren(element("style", {}, [style]));
    return mount(place, film, frame, true);
  } finally { URL.revokeObjectURL(url); }
}

/**
 * Ask the kernel of the notebook in front; `note` is told the question's number.
 * @param {any} tracker
 * @param {(id: string) => void} note
 * @param {string} [hint]
 * @returns {Promise<Course | None>}
 */
async function ask(tracker, note, hint) {
  const context = tracker && tracker.currentWidget && tracker.currentWidget.sessionContext;
  const kernel = context && context.session && context.session.kernel;
  if (!kernel || kernel.connectionStatus !== "connected") return "idle";
  if (!await isFree(kernel)) return "busy";
  const ours = '__import__("autogradkit.notebook.side_panel", fromlist=["panel"])';
  const call = `${ours}.panel(${JSON.stringify(hint || "")})`;
  const panel = `${call} if "autogradkit" in __import__("sys").modules else None`;
  const request = kernel.requestExecute({
    code: "", silent: true, store_history: false, allow_stdin: false, user_expressions: { panel },
  });
  note(request.msg.header.msg_id);
  const reply = await Promise.race([request.done, after(PATIENCE_MS)]);
  if (!reply) return "busy";
  const value = reply.content.status === "ok" && reply.content.user_expressions.panel;
  return (value && value.status === "ok" && value.data["application/json"]) || "without";
}

/** @param {number} ms @returns {Promise<null>} */
const after = (ms) => new Promise((end) => setTimeout(() => end(null), ms));

/**
 * Whether a kernel has nothing to do, now or soon: what it is asked meanwhile it would do later, unawaited.
 * @param {any} kernel
 */
async function isFree(kernel) {
  const end = performance.now() + BUSY_MS;
  while (kernel.status === "busy" && performance.now() < end) await after(PAUSE_MS);
  return kernel.status !== "busy";
}

// The widgets' own `element` is not here: JupyterLab serves this folder alone, apart from the package.
/**
 * Make an element.
 * @param {string} tag
 * @param {Record<string, unknown>} [attributes]
 * @param {(Node | string)[]} [children]
 */
function element(tag, attributes = {}, children = []) {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.append(...children);
  return made;
}

/** @param {string} label @param {() => void} press */
function button(label, press) {
  // where there is no mouse, as large as a finger
  const height = matchMedia("(pointer: coarse)").matches ? "44px" : "auto";
  const style = `margin:0 0.4em 0.3em 0;min-height:${height}`;
  const made = element("button", { type: "button", class: "jp-mod-styled", style }, [label]);
  made.addEventListener("click", press);
  return made;
}
