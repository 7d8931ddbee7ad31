"""The sentences: what the widgets say to a learner from Python, to be read and translated together.

`{name}` stands for what is put in by `.format`. What the scripts say is in `static/sentences.js`, what is
said about the steps of a film in `autogradkit.graph`.
"""

# Any widget
UNKNOWN_DISPLAY = "AUTOGRADKIT_DISPLAY is {mode!r}: expected one of {modes}."
UNKNOWN_SETTING = "{widget} has no setting {name!r}.{hint}"
WRONG_SETTING = "{widget} needs {name} to be {kind}: it is {value}."
FROM_TO = " from {low:g} to {high:g}"
RECORDED_UPSTREAM = (
    "{function} draws one result. What stands after it is the upstream gradient that its backward pass "
    "starts with, and {name} is another result: draw it by itself, or give g as an array."
)
ALONG_BACKWARD = 'along= is the leaf that moves in forward mode: write mode="forward", too.'

# Saving a film
FORMATS = {
    ".html": "a page that plays with no kernel and no network",
    ".svg": "one frame as a drawing, or with animated=True all of them",
    ".png": "one frame as a picture",
    ".pdf": "one frame to print, or with sheet=True the key frames as a handout",
    ".gif": "all frames, for slides",
    ".mp4": "all frames as a video, with ffmpeg",
}
UNKNOWN_FORMAT = "A film can't be saved as {name!r}.{hint} Expected a name ending in {formats}."
NO_PATH = "A film is saved to a file, by its name or path: {path} is neither."
SECONDS = "seconds is {seconds}: expected how long each step is shown, a number above 0."
NO_FOLDER = "The folder {folder!r} does not exist: make it first."

# A compiled program
PROGRAM = "Program of {name}: {count} lines, at most {most} of memory, {before} before the passes"
NO_GRADIENT = "No film: this program computes no gradient."
SEVERAL_PASSES = "No film: this program goes backward more than once, and a film shows one backward pass."
NO_FILM = (
    "No film: its forward lines, run again one by one, don't come to the number that it goes backward from."
)
NO_SETTING_OF_A_PROGRAM = (
    "A compiled function is shown as its program, and {name}= is for tensors: "
    "show what the function that was compiled returns."
)

# Side by side
ENGINE_AND_MODE = "engine= shows a wrong engine, mode= the other direction: give one of the two."
UNKNOWN_MODE = "mode is {mode!r}: compare() puts reverse mode beside 'forward'."
MODES = ("reverse mode: one pass back, all gradients", "forward mode: one pass forth, one direction")
ENGINES = ("wrong: {engine}", "right: the kit's engine")
RULES = ("with your rules", "with the kit's rules")
OPPOSITE = "they go opposite ways along the same graph"
PART_AT = "they part at step {step}"
SAME = "they show the same numbers"
BESIDE = "{first} beside {second}: {end}"

# Descent
DESCENT = "Descent of {count} optimiser{s} over {steps} step{more}"
DESCENT_END = "{name}, rate {rate:g}: ({x}, {y}), loss {loss}"
DESCENT_RATE = "{name}, rate {rate:g}"
UNKNOWN_OPTIMISER = "There is no optimiser called {name!r}: expected {names}.{hint}"
START_SHAPE = "start is {shape}: expected two numbers, one for each parameter."
NO_START = "start is {start}: expected two finite numbers, one for each parameter."
NO_OPTIMISER = "optimisers is {given}: expected one or more of {names}."
RATE_AND_STEPS = "{name} is {value}: expected {kind}."
A_RATE = "a number above 0"
SOME_STEPS = "0 to {most} steps, for every path is computed beforehand at each of {rates} rates"
NO_AROUND = "around is {around}: expected ((x0, y0), (x1, y1)), two corners of a rectangle."
NO_LOSS = "f must be a function of two Tensors that returns a Tensor of one number: f(x, y) {does}."
LOSS_TAKES = "can't be called so: {error}"
LOSS_RETURNS = "returned {value}"
NO_FUNCTION_OF_TWO = "is no call, for f is {value}"
NO_SURFACE = "The loss is no finite number anywhere between {low} and {high}: give other places."

# Axes
NOTHING_TO_DRAW = "nan or inf: nothing to draw"
LOGARITHMIC = "logarithmic"
STEP, LOSS, NORM = "step", "loss", "norm of the gradient"
STATION = "station, in the order of the forward pass"

# Gradient flow
FLOW = ("Gradient flow through {count} station", "Gradient flow through {count} stations")
FLOW_ENDS = "{name}: {last} at the end, {first} at the beginning, {fate}"
FLOW_LINE = "{name}: {fate}"
EXPLODING, VANISHING, ALIVE, NO_NUMBER = "exploding", "vanishing", "alive", "not a number"
NO_STATION = "The stations of {name!r} must be Tensors recorded on the way to its loss."
NO_NETWORKS = "networks is empty: expected {name: (loss, [tensors on the way])}."
OTHER_NETWORKS = "networks is {given}: expected {{name: (loss, [tensors on the way])}}."
NOT_ON_THE_WAY = (
    "None of the stations of {name!r} is on the way to its loss: no gradient comes by. Were they made by "
    "another run of the forward pass?"
)
STATION_NAMES = "stations is {given}: expected {count} names, one for each station of the longest way."
CLIP = "clip is {clip}: expected a norm above 0, or 0 for none."

# The sliding kernel
SLIDING = "Sliding kernel: {kernel} over {input}, stride {stride}"
TOO_LARGE = "x has shape {x}, w {w}: expected one or two axes of at most 12, to be read on a screen."
DOES_NOT_FIT = "A kernel of {kernel} with stride {stride} does not fit into {input}."
NO_TABLE = "{name} is {value}: expected a table of numbers."
UPSTREAM_SHAPE = "g has shape {g}: the output has {output}."

# Training
TRAINING = "Training: {done} of {steps} steps"
TRAINING_LOSS = ", loss {first} → {last}"
POINTS_SHAPE = (
    "points has shapes {points} and {classes}: expected (n, 2) and (n,), two coordinates and one class for "
    "each point."
)
POINTS_CLASSES = "The classes of points must be whole numbers from 0: they are {classes}."
NO_STEPS = "Training needs steps to be a whole number from 0: it is {steps}."
TOLD_OUTSIDE = (
    "tell() was called outside of the loop that it watches. Write `for step in training:`, and tell inside."
)
NO_LOSS_TOLD = "loss is {value}: expected one number, or a Tensor of one."
NO_DICT_TOLD = "{name} is {value}: expected a dict from names to arrays or Tensors."
PREDICTS = "predict was given {count} points and returned {value}: expected a number, or scores, for each."

# The explorer
EXPLORER = "{expression} = {value} at {variables}; {gradients}"
EXPLORER_GRADIENT = "∂/∂{name} = {gradient}"
NOT_REACHED = "not reached"
NO_EXPRESSION = "{expression!r} is no expression: write for instance sin(x*y) + x**2, and 2*x for 2x."
NO_TEXT = 'explore takes an expression as a text, explore("x**2", x=3): {kind} was given.'
NAMELESS = 'Where the variables start is given by their names: explore("x**2", x=3).'
NOT_IN_EXPRESSION = "{expression!r} has no variable {name!r}: it has {names}."
TOO_LONG = "The expression is too long to be read as a graph: take a part of it."
NO_VARIABLE = "{expression!r} has no variable: name one, for instance x."
UNKNOWN_FUNCTION = "There is no function {name!r} here: {names}.{hint}"
WRONG_COUNT = "{name} does not take {count} argument(s)."
NOT_ARITHMETIC = "{expression!r} is more than + - * / **, numbers, names and functions."

# Progress
PROGRESS = "{passed} of {count} exercises passed, {reached:g} of {points:g} points."
PROGRESS_NEXT = " Next: {name}"
PROGRESS_END = " All of it."
PROGRESS_LINE = "{sign} {number:02d} {name:22} {reached}"
POINTS = "{reached:g} of {points:g}"

# The rule check and the film of a rule
CHECKED = "Checked again."
COPY_STUB = "Copy the text into a cell to begin again."
NO_FUNCTION = "There is no function to show yet."
ENDLESS = "{function} did not come back in time, so there is nothing to play. Does a loop in it ever end?"
NOT_WRITTEN = "{function} is not written yet: there is nothing to play."
CANNOT_PLAY = "{function} can't be played: {error}: {message}"
