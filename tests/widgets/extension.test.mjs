import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import test from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const HERE = String(new URL("../../labextension/static/remoteEntry.js", `${process.env.STATIC}/`));
const library = (made) => ({ 1: { get: async () => () => made } });
const LAB = {
  "@jupyterlab/notebook": library({ INotebookTracker: {}, NotebookActions: {} }),
  "@jupyterlab/apputils": library({ ICommandPalette: {} }),
  "@lumino/widgets": library({ Widget: class {} }),
};
// What was imported once does not run again: each load gets a copy of its own.
const COPIES = mkdtempSync(`${tmpdir()}/extension-`);
let times = 0;

/** Load the extension as a page would whose script is at `src`; what it writes to the console is returned. */
async function load(src = HERE) {
  const warned = [], debugged = [];
  globalThis.window = {};
  globalThis.document = { currentScript: { src } };
  console.warn = (...words) => warned.push(words.join(" "));
  console.debug = (...words) => debugged.push(words.join(" "));
  const copy = `${COPIES}/${times++}.mjs`;
  copyFileSync(fileURLToPath(HERE), copy);
  await import(pathToFileURL(copy));
  return { container: window._JUPYTERLAB.autogradkit, warned, debugged };
}

test("what JupyterLab loads is a module, without which it would wait for ever", async () => {
  const { container } = await load();
  container.init({});
  const made = (await container.get("./extension"))();
  assert.equal(made.__esModule, true);
  assert.equal(made.default[0].id, "autogradkit:panel");
});

test("where a library is missing or broken the extension is left out and JupyterLab starts", async () => {
  for (const scope of [{}, { "@jupyterlab/notebook": { 1: { get: async () => { throw new Error("gone"); } } } }]) {
    const { container, warned } = await load();
    container.init(scope);
    const { default: [plugin] } = (await container.get("./extension"))();
    plugin.activate({}, null, null);
    assert.equal(warned.length, 1);
  }
});

test("a shell that refuses the panel does not stop the start", async () => {
  const { container, warned } = await load();
  container.init(LAB);
  const { default: [plugin] } = (await container.get("./extension"))();
  plugin.activate({ shell: null }, null, null);
  assert.match(warned[0], /could not be made/);
});

test("without its other files the extension is left out and JupyterLab starts", async () => {
  const { container, warned, debugged } = await load("file:///nowhere/remoteEntry.js");
  container.init(LAB);
  const { default: plugins } = (await container.get("./extension"))();
  assert.deepEqual(plugins.map((plugin) => plugin.id), ["autogradkit:panel"]);
  plugins[0].activate();
  assert.match(warned[0], /left out/);
  assert.match(debugged[0], /left as they are/);
});

test("with its files the extension is three plugins, so that each can be disabled alone", async () => {
  const { container, warned } = await load();
  container.init(LAB);
  const { default: plugins } = (await container.get("./extension"))();
  assert.deepEqual(plugins.map((plugin) => plugin.id), [
    "autogradkit:panel", "autogradkit:stand-in", "autogradkit:full-storage",
  ]);
  assert.deepEqual(warned, []);
});
