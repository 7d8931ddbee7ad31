// The stand-in: what a reopened notebook shows where a widget of the kit was.
// A widget lives as long as its kernel. In a notebook that was saved and opened again its output names a
// model that is gone, and ipywidgets says so, though a page that needs no kernel lies beside it in the same
// output. The stand-in is that page, drawn by the notebook's own renderer: what may run in it stays
// JupyterLab's decision.
// Another's widget, and one that is still there, are left as they are.
// @ts-check

const VIEW = "application/vnd.jupyter.widget-view+json";
const PAGE = "text/html";
// A film or figure; a report or the course's progress.
const OURS = /id=(&quot;|")agk-film\1|^<div class="autogradkit-/;
// What ipywidgets writes where there is no widget, and where it waits for a kernel.
const GONE = /^Error displaying widget/;
const WAITING = /^Loading widget/;

/**
 * Whether an output holds a widget of the kit and the page that can stand in for it.
 * @param {Record<string, string | string[]>} data
 */
export function isOurs(data) {
  return VIEW in data && OURS.test([data[PAGE] || ""].flat().join(""));
}

/**
 * Let a widget's renderer show the page of its output where no widget is, or `alone` says that none comes.
 * @param {any} renderer
 * @param {any} rendermime
 * @param {Promise<boolean>} alone
 */
function standIn(renderer, rendermime, alone) {
  const render = renderer.renderModel.bind(renderer);
  /** @type {any} */
  let page = null;
  let latest = 0;

  function forget() {
    if (!page) return;
    // What ipywidgets writes takes the page out of the node, and Lumino can remove only what is in.
    renderer.node.append(page.node);
    page.dispose();
    page = null;
  }

  /** @param {any} model @param {number} turn @param {RegExp} sign */
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
  renderer.renderModel = async (/** @type {any} */ model) => {
    const turn = ++latest;
    forget();
    const rendered = render(model);
    alone.then((yes) => yes && show(model, turn, WAITING));
    await rendered;
    await show(model, turn, GONE);
  };
}

/**
 * Whether a notebook has settled to have no kernel; false where that can't be known.
 * @param {any} panel
 */
async function withoutKernel({ sessionContext }) {
  try {
    await sessionContext.ready;
    return !(sessionContext.session && sessionContext.session.kernel);
  } catch { return false; }
}

/**
 * Watch over the outputs of a notebook's panel. It is called before the panel draws its first cell.
 * @param {any} panel
 */
export function watch(panel) {
  try {
    const { rendermime } = panel.content, create = rendermime.createRenderer.bind(rendermime);
    rendermime.createRenderer = (/** @type {string} */ type, /** @type {any[]} */ ...rest) => {
      const renderer = create(type, ...rest);
      if (type === VIEW && renderer.addWidget) standIn(renderer, rendermime, withoutKernel(panel));
      return renderer;
    };
  } catch (error) { console.debug("autogradkit: saved widgets are left as they are", error); }
}
