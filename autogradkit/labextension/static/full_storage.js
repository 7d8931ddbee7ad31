// Files in a browser tab: what the browser's storage can't take is said, and the kernel never waits for it.
// JupyterLite's kernel asks this page for every file, and waits. Where the page fails (the storage is full,
// or the file was deleted meanwhile), JupyterLite leaves it without an answer, and Python waits for ever.
// Here it is told that nothing is there; the kit reads again what it wrote, and says that the storage is
// full. Beside a real server nobody asks, and nothing happens.
// @ts-check

// On which JupyterLite's kernel asks and its page answers.
const CHANNEL = "/sw-api.v1";
const QUIET_MS = 10_000;
const COPY = "What you see here is lost when you close this tab; File, Download keeps a copy elsewhere.";
const SENTENCES = {
  /** @param {string} name */
  full: (name) => `The browser's storage is full: ${name} isn't saved. Make room on this device, then save`
    + ` again. ${COPY}`,
  /** @param {string} name @param {string} reason */
  failed: (name, reason) => `${name} isn't saved: the browser can't write it (${reason}). ${COPY}`,
  ended: "Python in this tab has come to its end: something in the last cell went deeper than a browser"
    + " allows, such as a chain of thousands of lists, each in the next. Choose Kernel, Restart Kernel. Your"
    + " notebook and the answers that were kept are still there.",
};
// On which a kernel's Python says that it has come to its end (`platforms.py`).
const ENDED = "autogradkit-ended";

/** @typedef {{ method: string, path: string, browsingContextId: string, requestId: string }} Question */

/** What the kernel hears where there is no answer: that a file is empty, a folder too. */
/** @type {Record<string, () => unknown>} */
const NOTHING = {
  put: () => null,
  mknod: () => null,
  rename: () => null,
  rmdir: () => null,
  readdir: () => [],
  getmode: () => 0o100666,
  getattr() {
    const now = new Date().toISOString();
    const times = { atime: now, mtime: now, ctime: now };
    return { dev: 1, nlink: 1, uid: 0, gid: 0, rdev: 0, size: 0, blksize: 4096, blocks: 0, ...times };
  },
};

/**
 * Whether a failed call of the page's contents was made for a question of the kernel.
 * @param {Question} question
 * @param {string} verb
 * @param {unknown[]} given
 */
function isFor({ method, path }, verb, given) {
  return method in NOTHING && (given.includes(path) || (method === "mknod" && verb === "newUntitled"));
}

/**
 * Watch over the files of a JupyterLab that may be JupyterLite.
 * @param {any} app
 */
export function watchFiles(app) {
  const { contents } = app.serviceManager, channel = new BroadcastChannel(CHANNEL);
  /** @type {Map<string, Question>} */
  const open = new Map();
  /** @type {Map<string, number>} */
  const said = new Map();

  /** @param {string} message */
  function say(message) {
    if (performance.now() - (said.get(message) ?? -QUIET_MS) < QUIET_MS) return;
    said.set(message, performance.now());
    app.commands.execute("apputils:notify", { message, type: "error", options: { autoClose: false } });
  }
  channel.addEventListener("message", ({ data: { data, browsingContextId, requestId, pathname } }) => {
    if (!data) open.delete(requestId);
    else if (pathname.includes("/api/drive")) {
      open.set(requestId, { ...data, browsingContextId, requestId });
    }
  });
  for (const verb of ["save", "newUntitled", "rename", "delete", "get"]) {
    const call = contents[verb].bind(contents);
    contents[verb] = async (/** @type {any[]} */ ...given) => {
      try { return await call(...given); } catch (error) {
        const asked = [...open.values()].find((question) => isFor(question, verb, given));
        if (asked) {
          const { method, browsingContextId, requestId } = asked;
          open.delete(requestId);
          // JupyterLite's page hears it, too; under this name it leaves it alone.
          const pathname = "/api/stdin/none";
          channel.postMessage({ response: NOTHING[method](), browsingContextId, requestId, pathname });
        }
        if (verb !== "get" && error instanceof DOMException) say(whyNotSaved(String(given[0]), error));
        throw error;
      }
    };
  }
  new BroadcastChannel(ENDED).addEventListener("message", () => {
    if (isAtWork(app.shell.currentWidget)) say(SENTENCES.ended);
  });
}

/** Whether a notebook's kernel is running a cell: one that has ended seems to. @param {any} notebook */
const isAtWork = (notebook) => notebook?.sessionContext?.session?.kernel?.status === "busy";

/** @param {string} path @param {DOMException} error */
function whyNotSaved(path, error) {
  const name = path.replace(/^.*\//, "");
  return error.name === "QuotaExceededError" ? SENTENCES.full(name) : SENTENCES.failed(name, error.message);
}
