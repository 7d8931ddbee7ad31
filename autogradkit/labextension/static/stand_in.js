// The stand-in: what a reopened notebook shows where a widget of the kit was.
// A widget lives as long as its kernel. In a notebook that was saved and opened again its output names a model that
// is gone, and ipywidgets says so, though a page that needs no kernel lies beside it in the same output. The stand-in
// is that page, drawn by the notebook's own renderer: what may run in it stays JupyterLab's decision.
// Another's widget, and one that is found, are left as they are.

const VIEW = "application/vnd.jupyter.widget-view+json", PAGE = "text/html";
// A film or figure; a report or the course's progress.
const OURS = /id=(&quot;|")agk-film\1|^<div class="autogradkit-/;
const GONE = /^Error displaying widget/;

/** Whether an output holds a widget of the kit and the page that can stand in for it. */
export function isOurs(data) {
  const page = data[PAGE];
  return VIEW in data && OURS.test(Array.isArray(page) ? page.join("") : page || "");
}

/** Let the widget's `renderer` show the page of its output whenever it finds no widget. */
export function standIn(renderer, rendermime) {
  const render = renderer.renderModel.bind(renderer);
  let page = null, latest = 0;
  // ipywidgets comes back to this method of the renderer once it has asked the kernel for its widgets.
  renderer.renderModel = async (model) => {
    const turn = ++latest;
    if (page) page.dispose();
    page = null;
    await render(model);
    try {
      if (turn !== latest || renderer.isDisposed || !isOurs(model.data) || !GONE.test(renderer.node.textContent)) return;
      page = rendermime.createRenderer(PAGE);
      await page.renderModel(model);
      if (turn !== latest || renderer.isDisposed) return;
      renderer.node.textContent = "";
      renderer.removeClass("jupyter-widgets");
      renderer.addWidget(page);
    } catch (error) { console.debug("autogradkit: the page of a saved widget could not be shown", error); }
  };
}

/** The renderers of a notebook that was drawn before we were told of it. */
function* drawn(notebook) {
  for (const cell of notebook.widgets)
    for (const output of (cell.outputArea && cell.outputArea.widgets) || [])
      for (const part of output.children()) if (part.mimeType === VIEW) yield part;
}

/** Watch over the outputs of a notebook, those there and those to come. */
export function watch(notebook) {
  try {
    const rendermime = notebook.rendermime, create = rendermime.createRenderer.bind(rendermime);
    rendermime.createRenderer = (type) => {
      const renderer = create(type);
      if (type === VIEW) standIn(renderer, rendermime);
      return renderer;
    };
    for (const renderer of drawn(notebook)) standIn(renderer, rendermime);
  } catch (error) { console.debug("autogradkit: saved widgets are left as they are", error); }
}
