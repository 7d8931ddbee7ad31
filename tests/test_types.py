"""A type checker finds the kit's annotations true, and refuses what a user of the kit gets wrong."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from autogradkit.core.ops import methods
from autogradkit.core.tensor import Tensor
from autogradkit.guards.habits import REFUSALS
from tests.core.ops import write_stub

pytest.importorskip("mypy")

ROOT = Path(__file__).resolve().parents[1]

RIGHT = """\
import numpy as np
import autogradkit as ag
from autogradkit import nn, optim

x = ag.Tensor([1.0, 2.0], name="x")
y = ag.exp(x) * 2 + np.sin(x)
y.sum().backward()
model = nn.Linear(2, 1)
optimizer = optim.Adam(model.parameters(), lr=0.01)
optimizer.step()
slope = ag.grad(lambda x: x**2)(3.0)
loss = (x * (2 * x @ x) - x[0] / 3).exp().mean(axis=0)
loss.backward()
with ag.no_grad():
    x -= 0.1 * x.grad
z = ag.sum(x, 0) + ag.mean(ag.mul(x, y), axis=0) + ag.concatenate([x, y]).sum() + ag.linalg.norm(x)
z = ag.sum(x, 0, None, None, True) + ag.sum(x, axis=0, where=[True, False]) + ag.std(x, 0, ddof=1)
z = ag.stack([x, y], 1) + ag.stack(x, y, axis=1) + ag.reshape(x, (2, 1), "F") + ag.softmax(x, -1)
z = ag.clip(x, 0, 1) + ag.multiply(x, y) + ag.dot(x, y) + ag.full((2,), 1.0) + ag.fft.fft(x).real


@ag.op("cube")
def cube(x):
    return x * x * x


@cube.backward
def cube_backward(g, x):
    return g * 3 * x * x


cube(x).sum().backward()
total: ag.Tensor = sum([x.T, x.reshape(2, 1).ravel()], ag.Tensor(0.0))
"""

WRONG = [
    "ag.Tensor([1.0]).backward(create_graf=True)",
    "ag.Tensor([1.0]).bakward()",
    "ag.grad()",
    "ag.Tensor([1.0], requires_grad='yes')",
    "ag.Tensor([1.0]).reshap(1)",
    "n: int = ag.Tensor([1.0]).sum()",
    "ag.exp()",
    "ag.sum()",
    "ag.concatenate()",
    "ag.exp.bakward",
    "ag.mul(x)",
    "ag.multiply(x, x, x)",
    "ag.exp(x, 2)",
    "ag.exp(x, axis=0)",
    "ag.sum(x, axes=0)",
    "ag.softmax(x, dim=0)",
    "ag.reshape(x)",
    "ag.stack([x, x], dim=0)",
    "ag.full((2,))",
    "nn.Linear('two', 1)",
    "nn.Linaer(2, 1)",
    "optim.Adam(nn.Linear(2, 1).parameters(), lr='fast')",
]


def mypy(*arguments, cwd):
    command = [sys.executable, "-m", "mypy", "--no-error-summary", "--no-incremental", *map(str, arguments)]
    run = subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=300)
    assert run.returncode in (0, 1), run.stdout + run.stderr
    return run.stdout


@pytest.fixture(scope="module")
def refused(tmp_path_factory):
    """Return which lines of the two programs of a user mypy refuses: of the right one, of the wrong one."""
    folder = tmp_path_factory.mktemp("user")
    (folder / "right.py").write_text(RIGHT)
    imports = "import autogradkit as ag\nfrom autogradkit import nn, optim\n\nx = ag.Tensor(1.0)\n"
    (folder / "wrong.py").write_text(imports + "\n".join(WRONG) + "\n")
    said = mypy("--python-executable", sys.executable, "right.py", "wrong.py", cwd=folder)
    lines = [*imports.splitlines(), *WRONG]
    places = re.findall(r"^(\w+)\.py:(\d+): error", said, re.MULTILINE)
    wrong = {lines[int(number) - 1] for name, number in places if name == "wrong"}
    return [line for line in said.splitlines() if line.startswith("right.py")], wrong


def test_the_public_face_is_annotated_truly():
    assert mypy(cwd=ROOT) == ""


def test_a_right_program_of_a_user_is_accepted(refused):
    assert refused[0] == []


def test_a_right_program_of_a_user_runs():
    exec(compile(RIGHT, "right.py", "exec"), {})


@pytest.mark.parametrize("line", WRONG)
def test_a_wrong_line_of_a_user_is_refused(refused, line):
    assert line in refused[1]


def test_every_operator_and_method_that_a_tensor_gets_is_declared_and_no_other():
    """A method that is given to Tensor and not declared would be refused in a right program."""
    declarations = ast.parse(Path(methods.__file__).with_name("declarations.pyi").read_text())
    (face,) = [node for node in declarations.body if isinstance(node, ast.ClassDef)]
    declared = {node.name for node in face.body if isinstance(node, ast.FunctionDef)}
    (own,) = [n for n in ast.parse((ROOT / "autogradkit/core/tensor.py").read_text()).body if is_tensor(n)]
    written = {node.name for node in own.body if isinstance(node, ast.FunctionDef)}
    written |= {name.id for node in own.body if isinstance(node, ast.Assign) for name in node.targets}
    by_python = {"__module__", "__doc__", "__weakref__", "__firstlineno__", "__static_attributes__"}
    by_python |= {*Tensor.__slots__}
    assert declared == vars(Tensor).keys() - written - by_python - REFUSALS.keys()


def test_the_arguments_of_every_op_are_declared_as_they_are():
    written = write_stub.PATH.read_text(encoding="utf-8")
    assert written == write_stub.stub(), "run: python -m tests.core.ops.write_stub"


def is_tensor(node):
    return isinstance(node, ast.ClassDef) and node.name == "Tensor"
