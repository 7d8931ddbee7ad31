"""A program that looks behind what a driver hands to it earns nothing by it; no other one is suspected."""

import builtins

import pytest

from autogradkit.checking import check
from autogradkit.checking.rules.looking_behind import looked_behind
from autogradkit.course.catalogue import entries, entry
from autogradkit.course.source.answer import find_functions
from tests.checking.sourced import Sourced

LINES = {  # of an exercise that hands objects over, and what would let an answer count for itself
    "jac_mode_choice": "jvp.__closure__[0].cell_contents.clear()",
    "checkpoint": "chain._peak = 1",
    "inplace_guard": "import sys; story = sys._getframe(1).f_locals['story']",
    "clip_norm": "import gc; gc.collect()",
    "no_grad_detach": "setattr(switch, '_recording', 1)",
}
BEHIND = {  # by what is found
    "_peak": "chain._peak -= 1",
    "__del__": "value.__del__()",
    "__init__": "value.__init__(chain, 0)",
    "__closure__": "match f:\n    case object(__closure__=c): pass",
    "f_back": "[frame.f_back for frame in frames]",
    "_alive": "match chain:\n    case object(_alive=n): pass",
    "_weights": "def f(x, __name__='__main__'):\n    if __name__ == '__main__':\n        x._weights",
    "copy.deepcopy": "import copy\ncopy.deepcopy(fit, notes)",
    "__deepcopy__": "class Mine:\n    def __deepcopy__(self, notes): pass",
    "exec": "def f(x, exec=None):\n    def g():\n        global exec\n        exec(x)",
    "np.ma": "import numpy as np\nnp.ma.core.re.x",
    "ma": "from numpy import *\nma.copy",
    "numpy.ma.core": "from numpy.ma.core import re\nre.x",
    "numpy._core": "from numpy._core import umath\numath.x",
    "numpy": "class A:\n    if True:\n        import numpy as n",
    "logging.config": "from logging.config import dictConfig\ndictConfig(x)",
    "makeRecord": "def f(log): log.makeRecord(*x)",
    "addFilter": "class A:\n    addFilter = 1\nimport logging\nlogging.getLogger('a').addFilter(x)",
    "x = (": "x = (\n",
    "cell_contents": "import operator\nget = operator.itemgetter(0)\nx = f[0].cell_contents",
    "getattr": "from functools import reduce\nreduce(getattr, names, f)",
    "setattr": "setattr(x, name, 1)",
    "type(…)": "c = type(switch)\nc.recording = property(f)",
    "type": "kinds = list(map(type, xs))",
    "__class__": "switch.__class__.recording = 1",
    "__subclasshook__": "class A:\n    def __subclasshook__(cls, other): pass",
    "__array_interface__": "class A:\n    def __array_interface__(self): return {}",
    "vars": "vars(chain)",
    "eval": "eval('1')",
    "np.any": "import numpy as np\nnp.any = f",
    "np.all": "np.all = f",  # imported in another cell
    "np": "import numpy as np\nf(np)",
    "np.random": "import numpy as np\nf(np.random)",
    "xp.sum": "import numpy as np\nxp = np\nxp.sum = f",
    "xp": "import numpy as np\ndef g():\n    xp = np\n    f(xp)",
    "np.fft": "import numpy as np\nr = np.fft",
    "n": "import numpy as n\nclass A:\n    xp = n",
    "m": "import numpy as m\nx = y = m",
    "lib": "from numpy import lib\nr = lib",
    "np.load": "import numpy as np\nnp.load(file, None, True)",
    "os.sys": "import os\nos.sys.modules",
    "s.modules": "import sys as s\ns.modules.clear()",
    "collections._sys": "import collections\ncollections._sys",
    "gc": "import gc as g\ng.collect()",
    "pkgutil": "from pkgutil import resolve_name as f\nf('x:y')",
    "currentframe": "def f(logger): logger.currentframe()",
    "threading": "import threading as t\nt.settrace(f)",
    "settrace": "from sys import settrace\nsettrace(f)",
    "format": "('{0.' + name + '}').format(chain)",
    "wraps": "from functools import wraps\nwraps(f, names)(g)",
    "__dict__": "names = ['__dict__']",
    "functools.wraps": "import functools\nfunctools.wraps(names)(chain)",
    "w.wraps": "import functools as w\nlay_over = w.wraps",
    "types.SimpleNamespace": "import types\nnames = types.SimpleNamespace(**made)",
    "Names": "from types import SimpleNamespace as Names\nNames(**made)",
    "types.CodeType": "import types\ncode = types.CodeType(1)",
    "FunctionType": "from types import FunctionType\nrun = FunctionType(code, {})",
    "gi_code": "code = walk(chain).gi_code",
    "co_names": "code.replace(co_names=names)",
    "redirect_stdout": "from contextlib import redirect_stdout\nr = redirect_stdout(f)",
    "contextlib.os": "import contextlib\ncontextlib.os.kill(1, 9)",
    "traceback": "from contextlib import traceback\ntraceback.print_exc()",
    "__new__": "class A:\n    def __new__(cls):\n        return chain",
    "ctypes": "address = g.ctypes.data",
    "string.Formatter": "import string\nstring.Formatter.format(Mine(), text, chain)",
    "Formatter": "from string import Formatter\nFormatter.format(Mine(), text, chain)",
    "logging.Formatter": "import logging\nlogging.Formatter(text, None, '{')",
    "logging.basicConfig": "import logging\nlogging.basicConfig(format=text, style='{')",
    "basicConfig": "from logging import basicConfig\nbasicConfig(**settings)",
    "formatter": "for handler in log.handlers: again = handler.formatter",
    "enum.Enum": "import enum\nE = enum.Enum('E', names)",
    "Enum": "from enum import Enum\nE = Enum('E', names)",
    "B": "from enum import Enum\nclass B(Enum):\n    pass\nE = B('E', names)",
    "C": "import enum\nclass C(enum.Flag):\n    pass\nE = C.__call__('E', names)",
    "D": "from enum import Enum\nclass D(Enum):\n    f = lambda self: 1\nkinds = [D]",
    "f('a' + 'b')": "from functools import singledispatch\ndef g(x: f('a' + 'b')): pass",
    "'a.b()'": "from functools import singledispatch\ndef g() -> 'a.b()': pass",
    "'a._b'": "from functools import singledispatch\nx: 'a._b' = 1",
    "unittest": "import unittest\nunittest.defaultTestLoader.loadTestsFromName('x')",
    "__subclasses__": "class A: pass\nA = object\nA.__subclasses__()",
}
OF_THE_DRIVER = {  # a name that it counts by, wherever it is written down
    "a text": "names = {'_peak': 1}",
    "a keyword": "replace(chain, _peak=1)",
    "a class's own": "class A:\n    _peak: int = 1",
    "a slot": "class A:\n    __slots__ = ('_peak',)",
}
N = "import numpy as np\n"
PLAIN = (
    "TABLE = {int: f}\ntry:\n    TABLE[type(g)](g)\nexcept KeyError as e:\n    op, *args = g",
    N + "from typing import Optional, Union\nA = Union[np.ndarray, int]\ndef f(x: Optional[np.ndarray]): 0",
    N + "class A:\n    def __eq__(self, b): return type(b) is np.ndarray or type(b) == np.ndarray",
    N + "def f(x: 'np.ndarray | None', y: np.ndarray | None, z: list[np.ndarray]): pass",
    "class Node:\n    type = 'leaf'\n    input: int = 0",
    "import sys\nsys.setrecursionlimit(5000)",
    "import gc, inspect, os",  # never used
    "import os\nos.environ['OMP_NUM_THREADS'] = '1'",
    "import numpy as np\nx = np.random.random(3) + np.linalg.norm(np.trace(y))",
    "import networkx as nx\nf(nx)",  # it isn't there
    "class Mine:\n    __slots__ = ('_a',)\n"
    "    def __init__(self):\n        super().__init__()\n        self._a = 1\n"
    "    def __add__(self, other):\n        return type(self)(self._a + other._a)",
    "import numpy as np, math\nxp = np\nla = xp.linalg\nm = math\nx = xp.sum(y) + la.norm(y) + m.sin(1)",
    "x = type(y)(1.0)",
    "if type(e) is tuple or isinstance(e, type(f)): print(type(e).__name__)",
    "switch.recording = False\nsetattr(switch, 'recording', True)",
    "from contextlib import ExitStack\nstack.callback(setattr, switch, 'recording', True)",
    "print('{:.3f} of {0}'.format(x), f'{x.y}')",
    "def f(vars, np):\n    return vars, np",
    "raise ValueError('__closure__')",
    "if __name__ == '__main__':\n    import doctest\n    doctest.testmod()",
    "import functools\n@functools.wraps(f)\ndef g(x):\n    return f(x)",
    "from types import SimpleNamespace\nkept = SimpleNamespace(h=h, coin=chain.coin)",
    "switch.recording = False\nt = type(u)(u.data, (), False)",
    "import collections.abc, os.path\nx = isinstance(y, collections.abc.Sequence), os.path.join(y)",
    "from queue import SimpleQueue\nto_visit = SimpleQueue()",
    "import logging\nlogging.basicConfig(level=logging.INFO)\n"
    "log = logging.getLogger(__name__)\nlog.info('%s', x)",
    "log(x).anything + note[1].anything",  # where it counts, log isn't there
    "import calendar, csv, shutil, tempfile, uuid\nx = uuid.uuid4(), calendar.month_name, csv.writer(out)",
    "import string\nletters = iter(string.ascii_lowercase)",
    "from enum import Enum\nclass K(Enum):\n    A = 1\nx = K(1), K.A, list(K)",
    "from enum import Enum\nclass B(str, Enum):\n    def f(self): pass\nclass K(B):\n    A = 'a'\nx = K('a')",
    "from functools import singledispatch\n@singledispatch\ndef f(e: 'list[int] | None') -> 'str': pass",
    "class A: pass\nclass B(A): pass\nkinds = A.__subclasses__()",
    "import copy\ny = copy.deepcopy(x)",
    "import numpy as np\nArray = np.ndarray\ndef f(g: Array) -> tuple[np.ndarray, Array]: return g, g",
    "import numpy as np\nx = isinstance(g, (np.ndarray, float)), type(g) is np.ndarray, np.ndarray((3, 4))",
    "import numpy as np, typing\nT = typing.TypeVar('T', bound=np.ndarray)\nx = typing.cast(np.ndarray, g)",
    "import logging\ndef f(*args, **kwargs):\n    return g(*args, **kwargs)",
    "class A:\n    def __add__(self, b): return type(self)(self.y + b.y, b.y)\n    __radd__ = __add__",
    "class A:\n    def __eq__(self, other): return type(other) == A and type(self) in (A, int)",
    "RULES = {}\nx = RULES[type(y)]\nassert isinstance(x, int), type(x)",
    "try:\n    import torch\nexcept ImportError:\n    torch = None\nx = torch.nn.Module",
    "def f(x, type='node'):\n    open = [type]\n    return open",
    "import numpy.random\nx = numpy.random.normal() + numpy.tanh(y)",
    "from numpy import *\nx = linalg.norm(y) + tanh(y)",
    "match step:\n    case Step(name=name, op='add'): pass",
    "def f(x, dtype=float, eps=1e-9):\n    return np.asarray(x, dtype)\nimport numpy as np",
)
DRIVER = "class Step:\n    __slots__ = ('name', 'op', 'recording', 'y', '_peak')"
IN_OTHER_WAYS = [
    ("mro", N + "mro = None\nclass A(np.matrix): pass\nA.mro()[2](1, kind, b)"),
    ("format", "from collections import UserString\nformat = 1\nUserString.format(text, g)"),
    ("format", N + "np.str_.format(text, g, format=1)"),
    ("wraps", "from functools import wraps\n@wraps(g, assigned=names)\nclass A: pass"),
    ("__array_interface__", "from types import SimpleNamespace as S\nS(__array_interface__=where)"),
    ("np.ndarray", N + "np.ndarray((1,), object, b)"),
    ("np.ndarray", N + "np.ndarray(*k)"),
    ("np.ndarray", N + "np.ndarray[int, int]((1,), 'O', b)"),
    ("np.ndarray", N + "A = np.ndarray\nA((1,), 'O', b)"),
    ("np.ndarray", N + "for A in [np.ndarray]: A((1,), 'O', b)"),
    ("np.ndarray", N + "class A(np.ndarray): pass"),
    ("np.ndarray", N + "make(np.ndarray)"),
    ("A", "from numpy import ndarray as A\nA((1,), 'O', b)"),
    ("ndarray", "from numpy import *\nndarray((1,), 'O', b)"),
    ("np.rec", N + "np.rec.array(b, dtype='O')"),
    ("numpy.rec", "from numpy.rec import array\narray(b)"),
    ("type(…)", "type(g)((1,), object, b)"),
    ("type(…)", "type(g)((1,), kind, b)\nid(x)"),
    ("format", "match text:\n    case str(format=fill): fill(chain)"),
    ("eval", "def f(x, eval=eval): return eval(x)"),
    ("np", "def f(np=np): np.tanh = abs\nimport numpy as np"),
    ("logging.handlers", "import logging.handlers\nlogging.Formatter(text)"),
    ("getattr", "getattr(text, 'format')(chain)"),
]
HANDED = [  # how somebody else gets hold of a class or a name
    ("type(…)", "class A:\n    def __eq__(self, kind): pass\ntype(g) == A()"),
    ("type(…)", "class A:\n    def __gt__(self, kind): pass\ntype(g) < A()"),
    ("type(…)", "class A:\n    def __getitem__(self, kind): pass\nA()[type(g)]"),
    ("type(…)", "kinds = {}\nkinds[type(g)] = 1"),
    ("type(…)", "from collections import defaultdict\ndefaultdict(list)[type(g)]"),
    ("type(…)", N + "kind = np.s_[type(g)]"),
    ("type(…)", "kind = (type(g),)[0]"),
    ("type(…)", "def repr(kind): pass\nrepr(type(g))"),
    ("type(…)", "from itertools import repeat as str\nstr(type(g), 1)"),
    ("type(…)", "try:\n    assert x, type(g)\nexcept AssertionError as e:\n    e.args"),
    ("type(…)", "class A:\n    def plus(self, a, b): return type(self)(a, b)"),
    ("type(…)", "class A:\n    def __add__(self, b): return type(self)(1, b)\n    plus = __add__"),
    ("type(…)", "class A:\n    def __add__(self, b):\n        self = b\n        return type(self)(1, b)"),
    ("__class__", "g.__class__((1,), kind, b)"),
    ("np.ndarray", N + "def cast(kind): pass\ncast(np.ndarray)"),
    ("np.ndarray", N + "A = B[0] = np.ndarray"),
    ("cast", "class A:\n    cast = None\nnumbers = held.data.cast('B')"),
    ("__array_function__", "class A:\n    def __array_function__(self, f, types, *more): keep(types)"),
    ("np.ndarray", N + "class A:\n    B = np.ndarray"),
    ("getattr", "getattr(*[x, name], 'n')"),
    ("getattr", "def f(get, x, n): pass\nf(getattr, x, 'n')"),
    ("getattr", "from types import SimpleNamespace as S\nS(callback=f).callback(getattr, x, 'n')"),
    ("setattr", "from collections import namedtuple as n\nn('S', names)(f).callback(setattr, x, 'n', 1)"),
    ("setattr", "from functools import partial as p\np(setattr, s, 'callback')\ns.callback(setattr, x, 'n')"),
    ("getattr", "from functools import partial\ndef f():\n    partial = g\n    partial(getattr, x, 'n')"),
    ("np.ndarray", N + "from typing import NewType as T\ndef f(T): pass\ndef g(): T(np.ndarray)"),
    ("type(…)", "class A:\n    def __add__(self, b): return type(self)(1, b)\ngetattr(A, '__add__')(g, b)"),
    ("type(…)", "class A:\n    def __add__(self, b): return type(self)(1, b)\nx = A.__add__"),
    ("vars", "try:\n    import torch as vars\nexcept ImportError:\n    vars(x)"),
    ("vars", "def f():\n    from math import sin as vars\nvars(x)"),
    ("load", "from numpy import *\ntry:\n    import torch as load\nexcept ImportError:\n    load(x)"),
    ("f_back", "class A:\n    f_back = 1\nx = frame.f_back"),
    ("f_back", "try:\n    import torch as t\nexcept ImportError:\n    t = frame\nt.f_back"),
    ("np.load", N + "try:\n    import torch as np\nexcept ImportError: pass\nnp.load(x)"),
    ("np.resize", N + "def f(np): pass\ndef g(a):\n    np = a\n    np.resize(9, refcheck=False)"),
    ("type", "class A:\n    type = 1\ndef f(g): g.dtype.type(b, kind)"),
    ("vars", "class A:\n    look = vars\n    vars = 1\nA.look(x)"),
    ("type", "class A:\n    kind = type\n    type = 1\nA.kind(x)"),
    ("vars", "def f(x):\n    async def g(): vars = 1\n    return vars(x)"),
    ("vars", "class A:\n    def f(self, look=vars): pass\n    vars = 1"),
    ("type(…)", "try:\n    {}[type(g)]\nexcept KeyError as e:\n    e.args"),
    ("type(…)", "try:\n    {}[type(g)]\nexcept KeyError as e:\n    match e:\n        case A(args=a): pass"),
    ("type(…)", "class A:\n    def __exit__(self, a, b, c): b.args\nwith A():\n    {}[type(g)]"),
    ("type(…)", "try:\n    {}[type(g)]\nexcept KeyError: log.exception('')\nrecord.exc_info[1].args"),
    ("type(…)", "from typing import Annotated\nAnnotated[type(g), 0].forward = f"),
    ("type", "from typing import Annotated as A\nkind = A[type, 0](g)"),
    ("type(…)", "from typing import Union\nkind = Union[type(g)]"),
    ("Annotated", "from typing import Annotated\nfor A in [Annotated]: A[type(g), 0]"),
    ("Enum", "from enum import Enum\nfrom typing import Annotated\nAnnotated[Enum, 0]('A', 'a b')"),
    ("Enum", "from enum import Enum\nkind: int = Enum"),
    ("np.ndarray", N + "from typing import Annotated\nAnnotated[np.ndarray, 0](1, kind, b)"),
    ("np.ndarray", N + "from typing import Union\nA = Union[np.ndarray]\nA(1, kind, b)"),
    ("np.ndarray", N + "class A:\n    def __or__(self, kind): pass\ndef f(x: A() | np.ndarray): pass"),
    ("np.ndarray", N + "class A:\n    def __radd__(self, kind): pass\nb = np.ndarray + A()"),
    ("np.ndarray", N + "class A:\n    def __getitem__(self, kind): pass\nA()[np.ndarray]"),
    ("np.ndarray", N + "class A:\n    def __eq__(self, kind): pass\nA() == np.ndarray"),
    ("np.ndarray", N + "class A:\n    def __contains__(self, kind): pass\nnp.ndarray in A()"),
    ("np.ndarray", N + "try:\n    {}[np.ndarray]\nexcept KeyError as e:\n    e.args"),
    ("__builtins__", "match {'isinstance': f}:\n    case {**__builtins__}: pass"),
    ("__builtins__", "try:\n    f()\nexcept A as __builtins__: pass"),
    ("__builtins__", "import math as __builtins__"),
    ("A", "def f(kind): return object\n@f\nclass A: pass\nmatch x:\n    case A(b): pass"),
]
OF_OBJECTS = [e for e in entries() if e.exercise.kind == "driven"]


def report_on(one, text):
    exercise = one.exercise
    names = {name: name for name in exercise.functions}
    return check(exercise, Sourced(text, names, exercise.kind, limit_s=600.0))


@pytest.mark.parametrize("name", LINES)
def test_a_right_answer_beside_such_a_line_earns_nothing_where_it_counts_and_hears_why(name):
    one = entry(name)
    text = find_functions((one.folder / "solution.py").read_text(), one.exercise.functions).source
    told = report_on(one, f"{text}\n\ndef peek(chain, jvp, switch):\n    {LINES[name]}\n")
    driven = sum(part.points for part in one.exercise.parts if getattr(part, "drive", None))
    assert (told.points, set(told.codes)) == (one.exercise.points - driven, {"REACHES_OUT"}), str(told)
    assert driven


@pytest.mark.parametrize("one", OF_OBJECTS, ids=lambda one: one.name)
def test_no_right_formulation_is_said_to_look_behind_anything(one):
    for path in (one.folder / "solution.py", *sorted((one.folder / "right").glob("*.py"))):
        text = find_functions(path.read_text(), one.exercise.functions).source
        assert report_on(one, text).status == "passed", path


@pytest.mark.parametrize("seen", BEHIND)
def test_what_looks_behind_an_object_is_named(seen):
    assert looked_behind(BEHIND[seen], "self._peak = 0") == seen


@pytest.mark.parametrize(("seen", "text"), HANDED)
def test_nobody_is_handed_a_class_or_a_name_that_he_might_use(seen, text):
    assert looked_behind(text, "self._peak = 0") == seen


@pytest.mark.parametrize(("seen", "text"), IN_OTHER_WAYS)
def test_what_looks_behind_an_object_in_another_way_is_named(seen, text):
    assert looked_behind(text, "self._peak = 0") == seen


@pytest.mark.parametrize("text", OF_THE_DRIVER.values(), ids=OF_THE_DRIVER)
def test_a_name_that_a_driver_counts_by_stands_nowhere(text):
    assert looked_behind(text, "self._peak = 0") == "_peak"
    assert looked_behind(text, "self._alive = 0") == ""


def test_a_name_that_a_console_has_put_among_pythons_is_no_closed_one(monkeypatch):
    monkeypatch.setattr(builtins, "_", 1, raising=False)
    looked_behind.cache_clear()
    assert looked_behind("def f(xs):\n    return [0 for _ in xs], _", DRIVER) == ""


@pytest.mark.parametrize("text", PLAIN)
def test_what_anybody_may_write_is_not_suspected(text):
    assert looked_behind(text, DRIVER) == ""


def test_a_private_name_of_ones_own_is_not_the_drivers():
    text = "class Mine:\n    def __init__(self, other):\n        self._peak = other._peak"
    assert looked_behind(text, "self._alive = 0") == ""
    assert looked_behind(text, "self._peak = 0") == "_peak"
