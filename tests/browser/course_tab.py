"""The course in a browser tab, as a test handles it: a site that is served, a lesson that is opened and run.

The network is off: a request to anywhere but this machine is a failure.
"""

import threading
import time
from contextlib import contextmanager

from autogradkit.site.serve import server_of

OURS = ("http://127.0.0.1:", "data:", "blob:", "about:")

READY = """async () => {
  const panel = window.jupyterapp.shell.currentWidget;
  await panel.context.ready; await panel.sessionContext.ready;
  const kernel = panel.sessionContext.session.kernel;
  const future = kernel.requestExecute({code: '1+1'});
  await future.done;
}"""
RUN_CODE = """async code => {
  const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
  const future = kernel.requestExecute({code}); let text = '';
  future.onIOPub = m => {
    if (m.header.msg_type === 'stream') text += m.content.text;
    if (m.header.msg_type === 'error') text += m.content.ename + ': ' + m.content.evalue;
    if (m.content.data && m.content.data['text/plain']) text += m.content.data['text/plain'];
  };
  await future.done; return text;
}"""
RUN_ALL = """async () => {
  const app = window.jupyterapp, start = performance.now();
  await app.commands.execute('notebook:run-all-cells');
  const found = {seconds: (performance.now() - start) / 1000, cells: 0, widgets: 0, errors: [], texts: []};
  app.shell.currentWidget.content.model.sharedModel.cells.forEach((cell, index) => {
    if (cell.cell_type !== 'code') return;
    found.cells += 1;
    let text = '';
    for (const out of cell.getOutputs()) {
      if (out.output_type === 'error') found.errors.push([index, out.ename, out.evalue.slice(0, 300)]);
      if (out.data && out.data['application/vnd.jupyter.widget-view+json']) found.widgets += 1;
      const said = out.text || (out.data && out.data['text/plain']) || '';
      text += Array.isArray(said) ? said.join('') : said;
    }
    found.texts.push([index, text]);
  });
  return found;
}"""


@contextmanager
def served(folder):
    """Serve a site on this machine and yield its address."""
    with server_of(folder) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


class CourseTab:
    """A tab of a browser with the course in it, and what went wrong there."""

    def __init__(self, context, address):
        self.address, self.outside = address, []
        context.route(lambda url: not url.startswith(OURS), self.refuse)
        self.page = context.new_page()
        self.page.set_default_timeout(120_000)

    def refuse(self, route):
        """Note a request that leaves this machine, and let it fail."""
        self.outside.append(route.request.url)
        route.abort()

    def open(self, notebook, app="lab"):
        """Open a notebook of the course and wait for its first answer; return the seconds that took.

        `app` is "lab", or "notebooks" for one notebook alone, as a phone opens it.
        """
        start = time.perf_counter()
        self.page.bring_to_front()  # a tab behind another draws nothing
        self.page.goto(f"{self.address}/lab/{app}/index.html?path={notebook}")
        self.page.wait_for_selector(".jp-Notebook")
        self.page.wait_for_function("() => window.jupyterapp?.shell.currentWidget?.context", polling=100)
        self.page.evaluate(READY)
        return time.perf_counter() - start

    def run_all(self):
        """Run every cell and return what was there then: seconds, cells, widgets, errors, texts."""
        return self.page.evaluate(RUN_ALL)

    def run(self, code):
        """Run code in the notebook's kernel and return what it printed or raised."""
        return self.page.evaluate(RUN_CODE, code)
