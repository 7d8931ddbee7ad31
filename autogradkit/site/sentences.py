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
