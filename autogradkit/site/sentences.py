"""What the building of a site says, sentence by sentence; `str.format` fills the braces."""

NO_SITE_EXTRA = (
    'A site is built with JupyterLite and Sphinx. Install them with: pip install "autogradkit[site]"'
)
NOT_INSTALLED = "The package {name} is needed in the browser and isn't installed here: pip install {name}"
NOT_AS_FILES = (
    "The package {name} is needed in the browser, but isn't installed here as files (is it an editable "
    "install?): pip install {name}"
)
COMPILED = (
    "The package {name} has compiled parts ({module}) that a browser can't run: it must be in the Pyodide "
    "distribution."
)
NO_PYODIDE = (
    "{folder} isn't a Pyodide distribution: {missing} is missing. Unpack a release of Pyodide there, or "
    "leave --pyodide out to take it from its server."
)
NO_LOCK = (
    "The list of Pyodide's packages can't be read from {source} ({reason}). With --pyodide FOLDER, no "
    "network is needed."
)
OTHER_FILE = "{path} isn't the file that its pyodide-lock.json lists (the hashes differ): fetch it again."
LAB_NOT_BUILT = "JupyterLite couldn't be built. Its last words were:\n{words}"
NO_EXTENSION = "{package} brings no extension for the browser here: pip install --force-reinstall {package}"
NOT_A_SITE = "{folder} holds other files. Give the name of a new folder, or of a site that was built before."
NO_LESSONS = "There is no notebook in {folder}: expected files like 01_first.ipynb."
NO_EXERCISES = "There is no exercise in {folder}: expected folders like 01_name with an exercise.py."
NO_SITE_THERE = "There is no site in {folder}. Build one with: autogradkit site build --out {folder}"
PORT_TAKEN = "Port {port} can't be used ({reason}). Choose another one with --port, or leave it out."
PAGES_NOT_BUILT = "Sphinx couldn't make the documentation. Its last words were:\n{words}"

# the site's own pages
TITLE = "Automatic differentiation, in a browser tab"
KITS_LESSONS = "From a broken program to networks that see, read, listen and invent."
RUN_HERE, OPEN_IN_COLAB, OPEN_IN_BINDER = "Run it in this browser", "Open in Colab", "Open in Binder"
LESSONS = """\
# Lessons

Each is one sitting. Films play here as they are; to change one, run its lesson.
"""
EXERCISES = """\
# Exercises

{count} statements. You write the rule; the checker says which mistake it is."""
ALL_EXERCISES = "Exercises"
IN_THIS_COURSE = "In this course"
EXERCISE_COLUMNS = "| | exercise | | points |"
MISTAKES = """\
# Mistakes

A wrong rule gets the name of a mistake only if the match holds on every case that fails.
It says what was seen, then asks a question; it never shows the solution.

## Some, as they are told
"""
ALL_MISTAKES = """\
## All of them

Words in braces are filled in with your own names and numbers.
"""
WRONG_GRADIENT = "What a wrong gradient looks like"
WRONG_FUNCTION = "What is wrong with a rule as a function"
WRONG_BACKWARD = "What is wrong with a backward pass"
WRONG_RESULT = "What is wrong with another task's result"
ON_AN_ANSWER = "On an answer to [{title}](exercises/{key}.md):"
SCHEMA = "## The schema of results.json"
REFERENCE = """\
# Reference

What the docstrings say. An op is its forward and, right below it, its rule.

## At a kink

Where no slope is right, the kit takes one. The checker takes every slope that is
between those on the two sides.
"""
KINK_COLUMNS = "| op | what is taken |"
REFERENCE_PARTS = {  # page: its title, and what is said of it
    "ag": ("Tensors, transforms and checks", "What `import autogradkit as ag` gives beside the ops."),
    "nn": ("Layers and losses", "PyTorch's names, argument order and defaults."),
    "functional": ("Functions of layers", "The same without parameters of their own."),
    "init": ("Initialisation", "What parameters begin with."),
    "optim": ("Optimisers", "What changes parameters by their gradients."),
    "schedules": ("Learning rates", "How a learning rate changes."),
    "widgets": ("Films and other widgets", "What `ag.show` and its like draw."),
    "datasets": ("Data", "Small real data that comes with the kit."),
}
OPS, OP_COLUMNS = "# Ops", "| name | | page |"
OP_BEHIND = "{name}, an op behind these"
COMMANDS, COMMANDS_SAY = "# Commands", "What `autogradkit COMMAND --help` says."
MAGICS = "# Magics"
