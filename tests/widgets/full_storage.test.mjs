import assert from "node:assert/strict";
import test from "node:test";

const { watchFiles } = await import(
  new URL("../../labextension/static/full_storage.js", `${process.env.STATIC}/`));
const FULL = new DOMException("no room", "QuotaExceededError");

/** A page whose contents fail as `error`: what it says, what it tells the kernel, and how it hears questions. */
function page(error, status = "busy") {
  const said = [], told = [], listeners = {};
  globalThis.BroadcastChannel = class {
    constructor(name) { this.name = name; }
    addEventListener(_, listener) { listeners[this.name] = listener; }
    postMessage(message) { told.push(message); }
  };
  const fail = async () => { throw error; };
  const contents = { save: fail, newUntitled: fail, rename: fail, delete: fail, get: fail };
  const commands = { execute: (_, { message }) => said.push(message) };
  const shell = { currentWidget: { sessionContext: { session: { kernel: { status } } } } };
  watchFiles({ serviceManager: { contents }, commands, shell });
  const ask = (method, path, requestId) => listeners["/sw-api.v1"]({
    data: { data: { method, path }, browsingContextId: "page", requestId, pathname: "/lab/api/drive" },
  });
  return { said, told, contents, ask, end: () => listeners["autogradkit-ended"]({ data: "ended" }) };
}

test("a kernel whose file can't be stored hears an answer, and the reader why", async () => {
  const { said, told, contents, ask } = page(FULL);
  ask("put", "notes/a.py", "1");
  ask("put", "other.py", "2");
  await assert.rejects(contents.save("notes/a.py", {}), FULL);
  assert.deepEqual(told.map(({ response, requestId }) => [response, requestId]), [[null, "1"]]);
  assert.match(said[0], /storage is full: a\.py isn't saved/);
});

test("a file that is gone has an answer, and nobody is told of a full storage", async () => {
  const { said, told, contents, ask } = page(new Error("a.txt does not exist"));
  ask("getattr", "a.txt", "1");
  await assert.rejects(contents.get("a.txt"));
  assert.equal(told[0].response.size, 0);
  assert.deepEqual(said, []);
});

test("questions that JupyterLite answers itself are left to it", async () => {
  const { told, contents, ask } = page(new Error("gone"));
  ask("lookup", "a.txt", "1");
  ask("get", "a.txt", "2");
  await assert.rejects(contents.get("a.txt"));
  assert.deepEqual(told, []);
});

test("a reader's own save that fails is said once, however often it is tried", async () => {
  const { said, told, contents } = page(FULL);
  for (let time = 0; time < 3; time += 1) await assert.rejects(contents.save("lessons/03.ipynb", {}), FULL);
  assert.equal(said.length, 1);
  assert.deepEqual(told, []);
});

test("the end of Python is said by the page whose kernel is at work", () => {
  for (const [status, count] of [["busy", 1], ["idle", 0]]) {
    const { said, end } = page(FULL, status);
    end();
    assert.equal(said.length, count);
  }
});
