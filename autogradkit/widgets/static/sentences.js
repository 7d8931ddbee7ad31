// The sentences: everything that the widgets' scripts say to a reader, to be read and translated together.
// What is said about a film's steps comes with the film; see graph/sentences.py.
// @ts-check

const count = (/** @type {number} */ k, /** @type {number} */ last) => `${k} of ${last}`;

export const SENTENCES = {
  travels: { reverse: "gradient", forward: "tangent" },
  box: {
    /** @param {string} text @param {string} op */
    name: (text, op) => `${text}, ${op}`,
    /** @param {string} value @param {string} travels */
    state: (value, travels) => `value ${value}, ${travels}`,
    /** @param {number} arrived @param {number} all */
    arrived: (arrived, all) => (arrived < all ? `so far: ${arrived} of ${all}` : `the sum of ${all}`),
  },
  scope: {
    row: "Scopes",
    all: "Open or close all scopes (o)",
    openAll: "open all",
    closeAll: "close all",
    /** @param {number} values */
    count: (values) => (values === 1 ? "1 value" : `${values} values`),
    /** @param {number} done @param {number} all */
    computed: (done, all) => (done === all ? "✔ all computed" : `${done} computed`),
    /** @param {number} done @param {number} all */
    reached: (done, all) => `∂ ${done} of ${all}`,
    /** @param {string} text */
    name: (text) => `${text}, a closed scope`,
  },
  stage: { drag: "drag to see the rest" },
  use: {
    constant: "a constant: no contribution",
    /** @param {string} value */
    contribution: (value) => `contribution ${value}`,
  },
  equation: {
    upstream: "upstream",
    local: "local",
    rule: "rule",
    copy: "per copy",
    sumCopies: "→ sum the copies",
    contribution: "contribution",
    part: "its part",
    want: "nudging calls for",
    replaces: "replaces",
    forgotten: "forgotten",
    soFar: "so far",
    sum: "sum",
    tangent: "tangent",
    total: "total",
    /** @param {string} label */
    tangentOf: (label) => `tangent of ${label}`,
    /** @param {string} label */
    at: (label) => `at ${label}`,
    /** @param {number} count */
    more: (count) => `and ${count} more`,
  },
  inspector: {
    title: "Inspector",
    close: "Close the inspector (Esc)",
    numbers: "numbers",
    value: "value",
    sumOf: "sum of",
    move: "move it",
    /** @param {string} label */
    moveTo: (label) => `another value of ${label}; both passes follow`,
    putBack: "put it back",
    from: " from ",
    shape: "shape",
    scalar: "() – a scalar",
    scope: "scope",
    inputs: "made from",
    readers: "read by",
    output: "nobody: the output",
    formula: "formula",
    remembers: "remembers",
    nothing: "nothing",
    rule: "rule",
    focus: "focus",
    showAll: "show all again",
    showPath: "show only the ways through it (w)",
    source: "from",
    target: "to",
    contribution: "contribution",
    noContribution: "constant: none is computed",
    total: "total",
    noTotal: "none",
    /** @param {string} label @param {string} name @param {number} id */
    node: (label, name, id) => `${label} – ${name}, node ${id}`,
    /** @param {string} travels */
    constant: (travels) => `constant: no ${travels} is asked for`,
    /** @param {string} name */
    closeScope: (name) => `close ${name}`,
    /** @param {string} name @param {string} what @param {number} bytes */
    kept: (name, what, bytes) => `${name} ${what}${bytes ? `: ${bytes} bytes` : ""}`,
    /** @param {string} label */
    use: (label) => `one use of ${label}`,
    /** @param {number} number */
    slot: (number) => `, as input ${number}`,
  },
  /** @type {Record<string, string>} */
  chapters: Object.fromEntries([
    ["forward", "Forward: values are computed"],
    ["backward", "Backward: gradients travel back"],
    ["update", "Update: a step downhill"],
  ]),
  controls: {
    bar: "Film controls",
    scrub: "Step of the film",
    speed: "Speed ([ slower, ] faster)",
    pause: "Pause (Space)",
    buttons: {
      first: "To the start (Home)",
      back: "One step back (←)",
      play: "Play (Space)",
      forward: "One step on (→)",
      last: "To the end (End)",
      out: "Zoom out (-)",
      in: "Zoom in (+)",
      fit: "Fit the whole graph (0)",
      follow: "Follow the film",
      project: "Projector mode, for the last row (p)",
    },
    /** @param {string} name */
    chapter: (name) => `To the ${name} pass (${name[0]})`,
    /** @param {number} k @param {number} last @param {string} sentence */
    step: (k, last, sentence) => `step ${k} of ${last}: ${sentence}`,
  },
  memory: {
    title: "remembered for the way back",
    /** @param {string} name @param {string} peak @param {number} evaluations */
    line: (name, peak, evaluations) => `${name}: at most ${peak}, ${evaluations} evaluations`,
    /** @param {string} peak @param {number} evaluations */
    peak: (peak, evaluations) => ` now, at most ${peak}, ${evaluations} evaluations`,
    /** @param {string[]} lines */
    summary: (lines) => `Memory. ${lines.join("; ")}`,
  },
  sideBySide: {
    here: "Here they part.",
    parted: "They have parted.",
    /** @param {number} step */
    parting: (step) => (step < 0 ? "they never part" : `✘ they part at step ${step}`),
    /** @param {string[]} titles */
    title: (titles) => titles.join(" beside "),
    /** @param {string} parting @param {string[]} titles @param {string[]} sentences */
    aloud: (parting, titles, sentences) =>
      `${parting} ${titles[0]}: ${sentences[0]} ${titles[1]}: ${sentences[1]}`,
  },
  chart: {
    noNumber: "nan or inf: nothing to draw",
    /** @param {string} name @param {string} first @param {string} last @param {string} [mark] */
    line: (name, first, last, mark) => `${name}: from ${first} to ${last}${mark ? `, ${mark}` : ""}`,
    /** @param {string} title @param {string[]} lines */
    summary: (title, lines) => `${title}. ${lines.join("; ")}`,
    linear: "linear",
    logarithmic: "logarithmic",
    toLinear: "The scale is logarithmic: make it linear",
    toLogarithmic: "The scale is linear: make it logarithmic",
  },
  descent: {
    title: "Descent",
    chart: "Loss along the way",
    lossAxis: "loss",
    minimum: "minimum",
    step: "step",
    play: "Play",
    pause: "Pause",
    count,
    /** @param {string} name */
    rate: (name) => `${name}: learning rate`,
    /** @param {string} name @param {string} loss @param {boolean} gone */
    loss: (name, loss, gone) => `${name}: loss ${loss}${gone ? ", left all bounds" : ""}`,
    /** @param {number} k @param {string[]} ends */
    map: (k, ends) => `Loss surface. After ${k} steps ${ends.join("; ")}`,
  },
  flow: {
    title: "Gradient flow",
    chart: "The gradient on its way back, from right to left",
    norm: "norm of the gradient",
    along: "station, in the order of the forward pass",
    clip: "clip the norm",
    noClip: "no clipping",
    station: "station",
    exploding: "▲ exploding",
    held: "▲ exploding, held by the clipping",
    vanishing: "▼ vanishing (clipping does not help)",
    alive: "✔ alive",
    noNumber: "✖ not a number",
    /** @param {string} norm */
    clipAt: (norm) => `at ${norm}`,
    /** @param {string} name @param {string} norm */
    of: (name, norm) => `${name}: ${norm}`,
    /** @param {string} station @param {string[]} values */
    at: (station, values) => `Station ${station}: ${values.join(" · ")}`,
  },
  sliding: {
    title: "Sliding kernel",
    step: "step",
    back: "Back",
    on: "On",
    count,
    tables: { x: "input x", w: "kernel w", z: "output z", g: "upstream g", dx: "∂x: scattered", dw: "∂w" },
    start: "The kernel stands before the first window.",
    /** @param {string} g */
    scatter: (g) => `g = ${g} goes back: times the kernel it is added to the window of ∂x, `
      + "times the window it is added to ∂w.",
    /** @param {string[]} terms @param {string} z */
    sum: (terms, z) => `z = ${terms.join(" + ")} = ${z}`,
  },
  training: {
    title: "Training",
    bar: "steps taken",
    stop: "Stop",
    step: "step",
    loss: "Loss",
    lossAxis: "loss",
    norms: "Gradient by layer",
    normAxis: "norm of the gradient",
    plane: "What the model says of the plane",
    stopped: ", stopped",
    done: ", done",
    kept: " when this cell was run: show it in a cell after the loop to keep its end",
    /** @param {number} done @param {number} steps @param {string} end */
    count: (done, steps, end) => `${done} of ${steps} steps${end}`,
    /** @param {string} name @param {number} most */
    weights: (name, most) => `weights ${name}, at most ${most} in size`,
    /** @param {number} points */
    boundary: (points) => `decision boundary under ${points} points`,
  },
  explorer: {
    title: "Expression explorer",
    expression: "Expression",
    needsKernel: "needs a running kernel: run the cell",
  },
  program: {
    source: "The program's source",
    memory: "memory needed after each line",
    noFilm: "No film: a program has one if it computes the gradients of one number, once.",
    /** @param {string} name */
    title: (name) => `The program of ${name}`,
    /** @param {number} number @param {string} text */
    line: (number, text) => `line ${number}: ${text}`,
    /** @param {number} lines */
    lit: (lines) => (lines === 1 ? "1 line does this step." : `${lines} lines: the last does this step.`),
    /** @param {number} frame */
    none: (frame) => (frame ? "No line of its own: a pass left it out, or another line does it as well."
      : "Nothing has run yet: these are the arrays that are given."),
    /** @param {number} number @param {string} size */
    after: (number, size) => `after line ${number}: ${size}`,
    /** @param {string} size */
    most: (size) => `at most ${size}`,
    /** @param {string} size */
    before: (size) => `before the passes ${size}`,
    /** @param {string} size */
    plan: (size) => `Memory needed after each line, at most ${size}`,
  },
  progress: {
    title: "Progress of the course",
    bar: "points reached",
    next: "next",
    /** @param {number} minutes */
    minutes: (minutes) => `${minutes} min`,
    /** @param {number} reached @param {number} points */
    points: (reached, points) => `${reached} of ${points}`,
  },
  check: {
    buttons: { check: "Check again", hint: "Hint", show: "Show me", reset: "Start afresh" },
    noHints: "No more hints",
    stub: "To begin again:",
    noAnswer: "No answer: run the cell again, so that a kernel stands behind it.",
    /** @param {string} name */
    title: (name) => `Check of ${name}`,
    /** @param {number} left */
    hintsLeft: (left) => `Hint (${left} left)`,
  },
};
