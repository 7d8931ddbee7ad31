// The stand-in: what a reopened notebook shows where a widget of the kit was.
// A widget lives as long as its kernel. In a notebook that was saved and opened again its output names a model that
// is gone, and ipywidgets says so, though a page that needs no kernel lies beside it in the same output. The stand-in
// is that page, drawn by the notebook's own renderer: what may run in it stays JupyterLab's decision.
// Another's widget, and one that is found, are left as they are.

const VIEW = "application/vnd.jupyter.widget-view+json", PAGE = "text/html";
// A film or figure; a report or the course's progress.
const OURS = /id=(&quot;|")agk-film\1|^<div class="autogradkit-/;
// What ipywidgets writes where it found no widget, and where it waits for a kernel.
const GONE = /^Error displaying widget/, WAITING = /^Loading widget/;

/** Whether an output holds a widget of the kit and the page that can stand in for it. */
export function isOurs(data) {
  return VIEW in data && OURS.test([data[PAGE] || ""].flat().join(""));
}

/** Let a widget's renderer show the page of its output when it finds no widget, or `alone` says that none will come. */
function standIn(renderer, rendermime, alone) {
  const render = renderer.renderModel.bind(renderer);
  let page = null, latest = 0;

  function forget() {
    if (!page) return;
    // What ipywidgets writes takes the page out of the node, and Lumino can remove only what is in.
    renderer.node.append(page.node);
    page.dispose();
    page = null;
  }

  async function show(model, turn, sign) {
    const wanted = () => turn === latest && !renderer.isDisposed && sign.test(renderer.node.textContent);
    try {
      if (!wanted() || !isOurs(model.data)) return;
      const made = rendermime.createRenderer(PAGE);
      await made.renderModel(model);
      if (!wanted()) return made.dispose();
      forget();
      renderer.node.textContent = "";
      renderer.removeClass("jupyter-widgets");
      renderer.addWidget(made);
      page = made;
    } catch (error) { console.debug("autogradkit: the page of a saved widget could not be shown", error); }
  }

  // ipywidgets comes back to this method of the renderer once it has asked the kernel for its widgets.
  renderer.renderModel = async (model) => {
    const turn = ++latest;
    forget();
    const rendered = render(model);
    alone.then((is) => is && show(model, turn, WAITING));
    await rendered;
    await show(model, turn, GONE);
  };
}

/** Whether a notebook has settled to have no kernel; false where that can't be known. */
async function withoutKernel({ sessionContext }) {
  try {
    await sessionContext.ready;
    return !(sessionContext.session && sessionContext.session.kernel);
  } catch { return false; }
}

/** Watch over the outputs of a notebook's panel. It is called before the panel draws its first cell. */
export function watch(panel) {
  try {
    const { rendermime } = panel.content, create = rendermime.createRenderer.bind(rendermime);
    rendermime.createRenderer = (type, ...rest) => {
      const renderer = create(type, ...rest);
      if (type === VIEW && renderer.addWidget) standIn(renderer, rendermime, withoutKernel(panel));
      return renderer;
    };
  } catch (error) { console.debug("autogradkit: saved widgets are left as they are", error); }
}
