import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

const source = readFileSync(new URL("../../labextension/static/remoteEntry.js", `${process.env.STATIC}/`), "utf8");

function load(src = "") {
  const window = {}, told = [], debugged = [];
  const console = { warn: (...words) => told.push(words.join(" ")), debug: (...words) => debugged.push(words.join(" ")) };
  new Function("window", "console", "document", source)(window, console, { currentScript: { src } });
  return { container: window._JUPYTERLAB.autogradkit, told, debugged };
}

test("what JupyterLab loads is a module, without which it would wait for ever", async () => {
  const { container } = load();
  container.init({});
  const made = (await container.get("./extension"))();
  assert.equal(made.__esModule, true);
  assert.equal(made.default[0].id, "autogradkit:panel");
});

test("where a library is missing or broken the extension is left out and JupyterLab starts", async () => {
  for (const scope of [{}, { "@jupyterlab/notebook": { 1: { get: async () => { throw new Error("gone"); } } } }]) {
    const { container, told } = load();
    container.init(scope);
    const { default: [plugin] } = (await container.get("./extension"))();
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
  const { default: [plugin] } = (await container.get("./extension"))();
  plugin.activate({ shell: null }, null, null);
  assert.match(told[0], /could not be made/);
});

test("without its second file the extension keeps its panel", async () => {
  const { container, debugged } = load("file:///nowhere/remoteEntry.js"), library = (made) => ({ 1: { get: async () => () => made } });
  container.init({ "@jupyterlab/notebook": library({}), "@jupyterlab/apputils": library({}), "@lumino/widgets": library({}) });
  const { default: plugins } = (await container.get("./extension"))();
  assert.deepEqual(plugins.map((plugin) => plugin.id), ["autogradkit:panel"]);
  assert.match(debugged[0], /left as they are/);
});
