// Unloaded: a cell that asks for a magic of the kit's before the kernel has loaded it, and what to run first.
// After a restart that is what happens to whoever runs an answer's cell alone, and IPython says only that it
// knows no such magic.
// @ts-check

const MAGICS = /magic(?: function)? `(%%?(?:exercise|hint|autogradkit))` not found/;
const SENTENCES = {
  /** @param {string} magic */
  run: (magic) => `This kernel doesn't know ${magic} yet: since it was started, no cell has run %load_ext`
    + " autogradkit. Run that (in a lesson, the first cell), and then this cell again.",
};

/**
 * Return the magic of the kit's that a cell's outputs say is not there; "" if they don't.
 * @param {Record<string, any>[]} outputs
 */
export function magicNotThere(outputs) {
  const texts = outputs.flatMap(({ text, evalue, traceback }) => [text, evalue, traceback].flat());
  const found = MAGICS.exec(texts.filter(Boolean).join("\n"));
  return found ? found[1] : "";
}

/**
 * Say it for each cell that failed so.
 * @param {any} app
 * @param {any} NotebookActions
 */
export function sayWhatIsUnloaded(app, NotebookActions) {
  NotebookActions?.executed?.connect((/** @type {unknown} */ _, /** @type {any} */ { cell, success }) => {
    const magic = success ? "" : magicNotThere(cell.model.outputs?.toJSON() || []);
    if (!magic) return;
    const options = { autoClose: 12_000 };
    app.commands.execute("apputils:notify", { message: SENTENCES.run(magic), type: "info", options });
  });
}
