import assert from "node:assert/strict";
import test from "node:test";

const { watch } = await import(new URL("../../labextension/static/stand_in.js", `${process.env.STATIC}/`));
const VIEW = "application/vnd.jupyter.widget-view+json";
const FILM = { [VIEW]: {}, "text/html": '<iframe srcdoc="&lt;main id=&quot;agk-film&quot;&gt;"></iframe>' };

/** A panel whose widgets end as `said`; without a kernel they never end. */
function panel({ said, kernel = true }) {
  const made = [];
  const widget = () => ({
    node: { textContent: "", append() {} }, pages: [], removeClass() {}, dispose() {},
    addWidget(page) { this.pages.push(page); },
    async renderModel() {
      this.node.textContent = "Loading widget...";
      if (!kernel) await new Promise(() => {});
      this.node.textContent = said;
    },
  });
  const page = () => ({ shown: null, disposed: false, async renderModel(model) { this.shown = model; }, dispose() { this.disposed = true; } });
  const rendermime = { createRenderer: (type) => { made.push(type); return type === VIEW ? widget() : page(); } };
  watch({ content: { rendermime }, sessionContext: { ready: Promise.resolve(), session: kernel ? { kernel } : null } });
  return { rendermime, made };
}

test("a widget that is gone is stood in for by the page of its own output", async () => {
  const { rendermime } = panel({ said: "Error displaying widget: model not found" }), model = { data: FILM, trusted: true };
  const renderer = rendermime.createRenderer(VIEW);
  await renderer.renderModel(model);
  assert.deepEqual([renderer.pages[0].shown, renderer.node.textContent], [model, ""]);
  await renderer.renderModel(model);
  assert.deepEqual(renderer.pages.map((page) => page.disposed), [true, false]);
});

test("a notebook with no kernel waits for none", async () => {
  const renderer = panel({ kernel: false }).rendermime.createRenderer(VIEW);
  renderer.renderModel({ data: FILM });
  await new Promise(setImmediate);
  assert.equal(renderer.pages.length, 1);
});

test("a widget that is found, and another's that is gone, are left alone", async () => {
  const foreign = { [VIEW]: {}, "text/html": "<b>agk-film</b>" }, gone = "Error displaying widget: model not found";
  for (const [said, data] of [["the film", FILM], ["Loading widget...", FILM], [gone, foreign], [gone, { [VIEW]: {} }]]) {
    const { rendermime, made } = panel({ said }), renderer = rendermime.createRenderer(VIEW);
    await renderer.renderModel({ data });
    assert.deepEqual([renderer.node.textContent, made], [said, [VIEW]]);
  }
});

test("a JupyterLab that is built otherwise is left as it is", () => {
  const debug = console.debug, told = [];
  console.debug = (...words) => told.push(words);
  try { for (const other of [{}, { content: {} }, { content: { rendermime: {} } }]) watch(other); } finally { console.debug = debug; }
  assert.equal(told.length, 3);
});
