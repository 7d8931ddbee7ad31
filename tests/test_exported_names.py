"""The public names, as `exported_names.txt` has them: none is missing, and none is there by accident."""

from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

PAGE = Path(__file__).with_name("exported_names.txt").read_text()
# module -> the names that the page lists for it
FACES = {module: names.split() for module, names in (part.split("]") for part in PAGE.split("\n[")[1:])}

# what a module holds beside its public face, and why
BESIDE = {
    "getattr_of_module",  # what says which name may be meant
    *(
        "FUNCTIONS",
        "LAZY",
        "TYPE_CHECKING",
        "Any",
        "import_module",
    ),  # how names are loaded and annotated
    "trace",  # of a matrix: np.trace(x) and x.trace() find it, and ag.trace is the graph of a computation
}


@pytest.mark.parametrize("module", FACES)
def test_a_module_exports_what_the_page_lists(module):
    exported = import_module(module).__all__
    assert sorted(exported) == sorted(FACES[module])
    assert len(exported) == len(set(exported))


@pytest.mark.parametrize("module", FACES)
def test_every_exported_name_is_there(module):
    for name in FACES[module]:
        assert getattr(import_module(module), name) is not None


@pytest.mark.parametrize("module", [m for m in FACES if import_module(m).__spec__.submodule_search_locations])
def test_a_package_holds_no_public_name_that_it_does_not_export(module):
    held = {
        name
        for name, thing in vars(import_module(module)).items()
        if not name.startswith("_") and not isinstance(thing, ModuleType)
    }
    assert held - BESIDE <= {*FACES[module]}


MISSPELT = {
    "autogradkit": ("tensr", "tensor"),
    "autogradkit.core.ops": ("sofmax", "softmax"),
    "autogradkit.core.ops.linalg": ("nrom", "norm"),
    "autogradkit.core.ops.fft": ("irftt", "irfft"),
    "autogradkit.nn": ("Linaer", "Linear"),
    "autogradkit.nn.functional": ("sofmax", "softmax"),
    "autogradkit.nn.init": ("xavier_unifrom_", "xavier_uniform_"),
    "autogradkit.nn.utils": ("clip_grad_norm", "clip_grad_norm_"),
    "autogradkit.nn.optim": ("Adm", "Adam"),
    "autogradkit.nn.schedules": ("StepRL", "StepLR"),
    "autogradkit.datasets": ("digit", "digits"),
    "autogradkit.interop": ("trch", "torch"),
    "autogradkit.widgets": ("shw", "show"),
}


@pytest.mark.parametrize(("module", "names"), MISSPELT.items(), ids=MISSPELT)
def test_of_a_misspelt_name_in_any_module_the_nearest_is_told(module, names):
    typed, meant = names
    with pytest.raises(AttributeError, match=rf"no attribute '{typed}'\. Did you mean '{meant}'\?"):
        getattr(import_module(module), typed)
