import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

const source = readFileSync(new URL("../../labextension/static/remoteEntry.js", `${process.env.STATIC}/`), "utf8");

function load() {
  const window = {}, told = [];
  new Function("window", "console", source)(window, { warn: (...words) => told.push(words.join(" ")) });
  return { container: window._JUPYTERLAB.autogradkit, told };
}

test("what JupyterLab loads is a module, without which it would wait for ever", async () => {
  const { container } = load();
  container.init({});
  const made = (await container.get("./extension"))();
  assert.equal(made.__esModule, true);
  assert.equal(made.default.id, "autogradkit:panel");
});

test("where a library is missing or broken the extension is left out and JupyterLab starts", async () => {
  for (const scope of [{}, { "@jupyterlab/notebook": { 1: { get: async () => { throw new Error("gone"); } } } }]) {
    const { container, told } = load();
    container.init(scope);
    const { default: plugin } = (await container.get("./extension"))();
    plugin.activate({}, null, null);
    assert.equal(told.length, 1);
  }
});

test("a shell that refuses the panel does not stop the start", async () => {
  const { container, told } = load(), library = (made) => ({ 1: { get: async () => () => made } });
  container.init({
    "@jupyterlab/notebook": library({ INotebookTracker: {}, NotebookActions: {} }),
    "@jupyterlab/apputils": library({ ICommandPalette: {} }), "@lumino/widgets": library({ Widget: class {} }),
  });
  const { default: plugin } = (await container.get("./extension"))();
  plugin.activate({ shell: null }, null, null);
  assert.match(told[0], /could not be made/);
});
