// The JupyterLab extension, written by hand: three plugins, each in a module of its own beside this file.
// There is no server half and no second version: films are drawn by the player that the kernel sends.
// Whatever fails here is written to the console and leaves JupyterLab as it is without us.
// @ts-check

(() => {
  const NAME = "autogradkit";
  // The script's own address: the other files lie beside it.
  const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
  const HERE = script ? script.src : "";
  /** @type {Record<string, Record<string, { get(): Promise<() => any> }>>} */
  let shared = {};

  /**
   * A library that JupyterLab shares: the first version it has.
   * @param {string} name
   */
  async function library(name) {
    const versions = Object.values(shared[name] || {});
    if (!versions.length) throw new Error(`JupyterLab shares no ${name}`);
    return (await versions[0].get())();
  }

  /** @param {string} file */
  const beside = (file) => import(String(new URL(file, HERE)));

  /** The plugin of the side panel. */
  async function makePanel() {
    const { INotebookTracker, NotebookActions } = await library("@jupyterlab/notebook");
    const { ICommandPalette } = await library("@jupyterlab/apputils");
    const { Widget } = await library("@lumino/widgets");
    const { addPanel } = await beside("panel.js");
    const { sayWhatIsUnloaded } = await beside("unloaded.js");
    return {
      id: `${NAME}:panel`,
      description: "The course of autogradkit beside the notebook.",
      autoStart: true,
      optional: [INotebookTracker, ICommandPalette],
      /** @param {any} app @param {any} tracker @param {any} palette */
      activate(app, tracker, palette) {
        try { addPanel({ app, tracker, palette, Widget, NotebookActions }); } catch (error) {
          console.warn("autogradkit: the side panel could not be made", error);
        }
        try { sayWhatIsUnloaded(app, NotebookActions); } catch (error) {
          console.debug("autogradkit: what is not loaded is not said", error);
        }
      },
    };
  }

  /** A plugin of its own, so that it can be disabled alone: autogradkit:stand-in. */
  async function makeStandIn() {
    const { INotebookTracker } = await library("@jupyterlab/notebook");
    const { watch } = await beside("stand_in.js");
    return {
      id: `${NAME}:stand-in`,
      description: "Where a saved widget of autogradkit has lost its kernel, the page saved beside it.",
      autoStart: true,
      optional: [INotebookTracker],
      /** @param {any} app @param {any} tracker */
      activate(app, tracker) {
        try {
          tracker.widgetAdded.connect((/** @type {any} */ _, /** @type {any} */ panel) => watch(panel));
          tracker.forEach(watch);
        } catch (error) { leftAsTheyAre(error); }
      },
    };
  }

  /** The files of a browser tab: beside a server there are none to watch. */
  async function makeFullStorage() {
    const { watchFiles } = await beside("full_storage.js");
    return {
      id: `${NAME}:full-storage`,
      description: "In a browser tab: says what its storage can't take, and lets no kernel wait for it.",
      autoStart: true,
      /** @param {any} app */
      activate(app) {
        try { watchFiles(app); } catch (error) { console.debug("autogradkit: files are not watched", error); }
      },
    };
  }

  /** @param {unknown} error */
  const leftAsTheyAre = (error) => console.debug("autogradkit: saved widgets are left as they are", error);

  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB[NAME] = {
    /** @param {typeof shared} scope */
    init(scope) { shared = scope; },
    async get() {
      /** @type {object[]} */
      const plugins = [];
      try { plugins.push(await makePanel()); } catch (error) {
        console.warn("autogradkit: the extension is left out", error);
        plugins.push({ id: `${NAME}:panel`, autoStart: true, activate() {} });
      }
      try { plugins.push(await makeStandIn()); } catch (error) { leftAsTheyAre(error); }
      try { plugins.push(await makeFullStorage()); } catch (error) {
        console.debug("autogradkit: files are not watched", error);
      }
      // Without __esModule JupyterLab would wait for ever.
      return () => ({ __esModule: true, default: plugins });
    },
  };
})();
