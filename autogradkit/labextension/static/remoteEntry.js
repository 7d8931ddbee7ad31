// The JupyterLab extension, written by hand: a side panel that asks the notebook's kernel where the course stands.
// There is no server half and no second version: the film is drawn by the player that the kernel's own package sends.
// Whatever fails here is told on the console and leaves JupyterLab as it is without us.

(() => {
  const NAME = "autogradkit";
  const QUESTION = (hint) =>
    `__import__("autogradkit.notebook.side_panel", fromlist=["panel"]).panel(${hint ? JSON.stringify(hint) : ""}) if "autogradkit" in __import__("sys").modules else None`;
  // The script's own address: the second file lies beside it.
  const HERE = document.currentScript && document.currentScript.src;
  const LEFT = "autogradkit: saved widgets are left as they are";
  let shared = {};

  /** A library that JupyterLab shares: the first version it has. */
  async function library(name) {
    const versions = Object.values(shared[name] || {});
    if (!versions.length) throw new Error(`JupyterLab shares no ${name}`);
    return (await versions[0].get())();
  }

  function element(tag, attributes = {}, children = []) {
    const made = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  function button(label, pressed) {
    const made = element("button", { type: "button", class: "jp-mod-styled" }, [label]);
    made.addEventListener("click", pressed);
    return made;
  }

  /** Ask the kernel of the notebook in front; null where there is none, or none with the kit in it. */
  async function ask(tracker, hint) {
    const kernel = tracker && tracker.currentWidget && tracker.currentWidget.sessionContext.session && tracker.currentWidget.sessionContext.session.kernel;
    if (!kernel || kernel.connectionStatus !== "connected") return null;
    const request = kernel.requestExecute({ code: "", silent: true, store_history: false, allow_stdin: false, user_expressions: { panel: QUESTION(hint) } });
    const late = new Promise((done) => setTimeout(() => done(null), 8000));
    const reply = await Promise.race([request.done, late]);
    const answer = reply && reply.content.status === "ok" && reply.content.user_expressions.panel;
    return (answer && answer.status === "ok" && answer.data["application/json"]) || null;
  }

  /** The film in `place`, by the player that came with it; returns what closes it. */
  async function playFilm(place, { film, frame, player, style }) {
    const url = URL.createObjectURL(new Blob([player], { type: "text/javascript" }));
    try {
      const { default: widget } = await import(url);
      const values = { film, frame, playing: false, speed: 1 }, heard = new Map();
      const model = {
        get: (name) => values[name],
        set(name, value) { if (values[name] === value) return; values[name] = value; for (const each of heard.get(`change:${name}`) || []) each(); },
        save_changes() {},
        on: (event, each) => heard.set(event, [...(heard.get(event) || []), each]),
        off: (event, each) => heard.set(event, (heard.get(event) || []).filter((other) => other !== each)),
      };
      place.replaceChildren(element("style", {}, [style]));
      return widget.render({ model, el: place });
    } finally { URL.revokeObjectURL(url); }
  }

  function buildPanel(app, tracker, Widget) {
    const panel = new Widget();
    panel.id = "autogradkit-panel";
    panel.title.caption = "autogradkit: course and film";
    panel.title.label = "\u2202";
    const progress = element("div", { class: "agk-panel-progress" }), exercise = element("div"), hints = element("ol"), place = element("div");
    panel.node.style.cssText = "overflow:auto;padding:0.75em;color:var(--jp-ui-font-color1);background:var(--jp-layout-color1)";
    panel.node.append(
      element("h2", { style: "font-size:1.1em;margin:0 0 0.5em" }, ["autogradkit"]), progress, exercise, hints,
      button("Refresh", () => refresh()), element("h3", { style: "font-size:1em;margin:1em 0 0.4em" }, ["Last film"]), place,
    );
    let now = null, close = () => {}, filmShown = "";

    async function refresh(hint) {
      let answer = null;
      try { answer = await ask(tracker, hint); } catch (error) { console.warn("autogradkit:", error); }
      now = answer;
      panel.node.dataset.state = answer ? "course" : "idle";
      if (!answer) {
        progress.textContent = "Open a notebook and run import autogradkit: then the course and its films stand here.";
        exercise.replaceChildren();
        hints.replaceChildren();
        return;
      }
      const { reached, points, passed, count, next, film } = answer;
      progress.replaceChildren(
        element("progress", { max: points || 1, value: reached, "aria-label": "points of the course", style: "width:100%" }),
        element("p", { style: "margin:0.2em 0 0.6em" }, [`${reached} of ${points} points, ${passed} of ${count} exercises`]),
      );
      exercise.replaceChildren();
      hints.replaceChildren();
      if (next) {
        exercise.append(element("p", { style: "margin:0.3em 0" }, ["Next: ", element("b", {}, [`${next.number} ${next.name}`]), ` \u2013 ${next.title} (${next.stars}, ${next.minutes} min)`]));
        if (next.path) exercise.append(button("Open it", () => open(next.path)));
        if (next.opened.length < next.hints) exercise.append(button(`Hint ${next.opened.length + 1} of ${next.hints}`, () => refresh(next.name)));
        hints.append(...next.opened.map((text) => element("li", {}, [text])));
      } else exercise.append(element("p", {}, ["Every exercise is solved."]));
      const key = film ? `${film.film.alt} ${film.key}` : "";
      if (key === filmShown) return;
      filmShown = key;
      close();
      close = () => {};
      place.replaceChildren();
      if (film) { try { close = await playFilm(place, film); } catch (error) { console.warn("autogradkit:", error); place.textContent = "The film could not be drawn here; it plays in the notebook."; } }
    }
    /** Open a file that the kernel sees at `path` from its folder, which is the notebook's. */
    const open = (path) => {
      const parts = tracker.currentWidget.context.path.split("/").slice(0, -1);
      for (const part of path.split("/")) if (part === "..") parts.pop(); else parts.push(part);
      return app.commands.execute("docmanager:open", { path: parts.join("/"), factory: "Markdown Preview" });
    };
    return { panel, refresh, open, next: () => now && now.next };
  }

  async function makePlugin() {
    const { INotebookTracker, NotebookActions } = await library("@jupyterlab/notebook");
    const { ICommandPalette } = await library("@jupyterlab/apputils");
    const { Widget } = await library("@lumino/widgets");
    return {
      id: `${NAME}:panel`,
      description: "The course of autogradkit beside the notebook.",
      autoStart: true,
      optional: [INotebookTracker, ICommandPalette],
      activate(app, tracker, palette) {
        try {
          const { panel, refresh, open, next } = buildPanel(app, tracker, Widget);
          app.shell.add(panel, "right", { rank: 900 });
          const show = () => { if (app.shell.expandRight) app.shell.expandRight("autogradkit-panel"); app.shell.activateById("autogradkit-panel"); return refresh(); };
          const commands = {
            "autogradkit:panel": ["autogradkit: show the course and the last film", show],
            "autogradkit:exercise": ["autogradkit: open the next exercise", async () => { await refresh(); const found = next(); if (found && found.path) return open(found.path); return show(); }],
            "autogradkit:hint": ["autogradkit: a hint for the next exercise", async () => { await show(); if (next()) await refresh(next().name); }],
          };
          for (const [id, [label, execute]] of Object.entries(commands)) {
            app.commands.addCommand(id, { label, execute });
            if (palette) palette.addItem({ command: id, category: "autogradkit" });
          }
          let timer = 0;
          const soon = () => { clearTimeout(timer); timer = setTimeout(() => { if (panel.isVisible) refresh(); }, 400); };
          if (tracker) tracker.currentChanged.connect(soon);
          if (NotebookActions && NotebookActions.executed) NotebookActions.executed.connect(soon);
          panel.node.dataset.state = "idle";
          soon();
        } catch (error) { console.warn("autogradkit: the side panel could not be made", error); }
      },
    };
  }

  /** A plugin of its own, so that it can be disabled alone: autogradkit:stand-in. */
  async function makeStandIn() {
    const { INotebookTracker } = await library("@jupyterlab/notebook");
    const { watch } = await import(new URL("stand_in.js", HERE));
    return {
      id: `${NAME}:stand-in`,
      description: "Where a saved widget of autogradkit has lost its kernel, the page saved beside it.",
      autoStart: true,
      optional: [INotebookTracker],
      activate(app, tracker) {
        try {
          tracker.widgetAdded.connect((_, panel) => watch(panel));
          tracker.forEach(watch);
        } catch (error) { console.debug(LEFT, error); }
      },
    };
  }

  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB[NAME] = {
    init(scope) { shared = scope; },
    async get() {
      const plugins = [];
      try { plugins.push(await makePlugin()); } catch (error) {
        console.warn("autogradkit: the extension is left out", error);
        plugins.push({ id: `${NAME}:panel`, autoStart: true, activate() {} });
      }
      try { plugins.push(await makeStandIn()); } catch (error) { console.debug(LEFT, error); }
      // Without __esModule JupyterLab would wait for ever.
      return () => ({ __esModule: true, default: plugins });
    },
  };
})();
