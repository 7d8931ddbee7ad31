"""Names by which a program may look behind what it is handed, or change what counts beside it.

Of modules and of Python's methods those are listed that may be used: there are fewer of them.
"""

__all__ = [
    "ASK_CLASSES",
    "ATTRIBUTES",
    "BUILTINS",
    "CALLED_ONLY",
    "INSIDE",
    "METHODS",
    "MODULES",
    "OF_NUMPY",
    "OPEN",
    "OPENING",
    "OVER_MEMORY",
    "PARTS",
    "PLAIN_TYPES",
    "RENAMED",
]

BUILTIN_NAMES = """
__builtins__ __import__ __match_args__ __annotations__ breakpoint compile eval exec globals locals vars
"""
ATTRIBUTE_NAMES = """
gi_code cr_code ag_code co_code co_consts co_names co_varnames co_freevars co_cellvars redirect_stdout
redirect_stderr f_back f_builtins f_code f_globals f_locals tb_frame tb_next gi_frame gi_yieldfrom
cr_frame cr_await ag_frame cell_contents currentframe extract_stack walk_stack walk_tb getclosurevars
getmembers getattr_static getinnerframes getouterframes get_objects get_referents get_referrers
getrefcount settrace setprofile setprofile_all_threads settrace_all_threads exc_info get_type_hints
ForwardRef as_strided allow_pickle attrgetter methodcaller update_wrapper make_dataclass new_class
prepare_class format_map vformat get_field ctypes refcheck formatter loadTestsFromName loadTestsFromNames
get_args evaluate_forward_ref makeRecord
"""
INSIDE_NAMES = """
builtins copyreg ctypes ctypeslib f2py gc importlib inspect mock pickle sys tracemalloc
"""
OF_NUMPY_NAMES = """
DataSource fromstring load measure read_array rundocs runstring
"""
OVER_MEMORY_NAMES = "chararray memmap ndarray recarray"
PLAIN_MODULE_NAMES = """
abc array base64 binascii bisect calendar cmath collections colorsys contextlib contextvars copy csv
dataclasses datetime decimal difflib enum fnmatch fractions functools getpass glob graphlib hashlib heapq
html io itertools json locale logging math numbers numpy operator os pathlib platform pprint queue random re
reprlib secrets shutil statistics string struct sys tempfile textwrap time timeit traceback types typing
unicodedata unittest uuid warnings weakref zlib zoneinfo __future__
"""
LOGGING_NAMES = """
CRITICAL DEBUG ERROR FATAL INFO NOTSET WARN WARNING FileHandler Logger NullHandler StreamHandler basicConfig
captureWarnings critical debug disable error exception fatal getLevelName getLogger info log warn warning
"""
PLATFORM_NAMES = """
architecture libc_ver machine node platform processor python_compiler python_implementation python_version
python_version_tuple release system uname version
"""
STRING_NAMES = """
Template ascii_letters ascii_lowercase ascii_uppercase capwords digits hexdigits octdigits printable
punctuation whitespace
"""
UNITTEST_NAMES = """
TestCase TestLoader TestSuite TextTestResult TextTestRunner defaultTestLoader expectedFailure skip skipIf
skipUnless
"""
SYS_NAMES = """
argv byteorder executable exit float_info getrecursionlimit getsizeof hash_info int_info maxsize maxunicode
path platform setrecursionlimit stderr stdin stdout version version_info
"""
OF_OS_NAMES = """
cpu_count environ getcwd linesep name path sep
"""
OF_TYPES_NAMES = """
EllipsisType GeneratorType GenericAlias MappingProxyType MethodType NoneType NotImplementedType
SimpleNamespace UnionType
"""
OF_ENUM_NAMES = """
Enum Flag IntEnum IntFlag StrEnum auto unique
"""
OPEN_NAMES = """
__name__ __doc__ __file__ __future__ __slots__ __all__ __array_priority__ __qualname__ __version__ __call__
__len__ __iter__ __next__ __getitem__ __setitem__ __contains__ __enter__ __exit__ __repr__ __str__ __hash__
__bool__ __float__ __int__ __abs__ __neg__ __pos__ __eq__ __ne__ __lt__ __le__ __gt__ __ge__ __add__
__radd__ __iadd__ __sub__ __rsub__ __mul__ __rmul__ __matmul__ __rmatmul__ __truediv__ __rtruediv__
__floordiv__ __mod__ __pow__ __rpow__ _replace _asdict _make _fields
"""
METHOD_NAMES = """
__init__ __post_init__ __del__ __setattr__ __delattr__ __delitem__ __missing__
__reversed__ __divmod__ __invert__ __or__ __and__ __xor__ __round__ __index__ __complex__ __format__
__copy__ __array__ __array_ufunc__ __array_function__ __rpow__ __rfloordiv__ __rmod__ __imul__
__isub__ __itruediv__
"""
PLAIN_TYPE_NAMES = "bool bytes dict float int list set str tuple"
ASK_CLASSES_NAMES = "isinstance issubclass print repr str"

BUILTINS, ATTRIBUTES = frozenset(BUILTIN_NAMES.split()), frozenset(ATTRIBUTE_NAMES.split())
INSIDE = frozenset(INSIDE_NAMES.split())  # modules that other modules have imported
OF_NUMPY = frozenset(OF_NUMPY_NAMES.split())  # its functions that run what they read, or make objects of it
OVER_MEMORY = frozenset(OVER_MEMORY_NAMES.split())  # classes that lay an array over bytes, of objects too
MODULES = frozenset(PLAIN_MODULE_NAMES.split())  # the standard library's that may be used
PARTS = {  # of these, what may
    "sys": frozenset(SYS_NAMES.split()),
    "os": frozenset(OF_OS_NAMES.split()),
    "types": frozenset(OF_TYPES_NAMES.split()),
    "enum": frozenset(OF_ENUM_NAMES.split()),  # `global_enum` writes into any module
    "unittest": frozenset(UNITTEST_NAMES.split()),  # `main` imports one, and hands it out
    "logging": frozenset(LOGGING_NAMES.split()),  # a Formatter may be told to look into what it writes
    "platform": frozenset(PLATFORM_NAMES.split()),
    "string": frozenset(STRING_NAMES.split()),  # a Formatter looks into what it formats, and hands it over
    "timeit": frozenset(["default_timer"]),
    "traceback": frozenset(["format_exc", "print_exc"]),
}
OPEN = frozenset(OPEN_NAMES.split())  # private names that anybody may use
METHODS = frozenset(METHOD_NAMES.split()) | OPEN  # Python's that a class may define
PLAIN_TYPES = frozenset(PLAIN_TYPE_NAMES.split())
ASK_CLASSES = frozenset(ASK_CLASSES_NAMES.split())  # functions that may be handed a class
CALLED_ONLY = frozenset(["basicConfig"])  # by names that can be read, so that one sees none of `OPENING`
OPENING = frozenset(["style"])  # a keyword by which what is written is looked into
RENAMED = frozenset(["math", "numpy", "numpy.linalg", "numpy.random"])  # `xp = np` is a habit
