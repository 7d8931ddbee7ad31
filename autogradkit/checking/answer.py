"""An answer: what one function of the learner's gave back when it was called once.

This file needs the standard library and NumPy only and imports nothing of the kit, so that the
process that runs a hand-in can load it by its path. `call` is the whole of it: arrays in, an
`Answer` out. An *adapter* says what the function is handed:

`rule`
    the arguments themselves, by parameter name.
`driven`
    what the public lines in the argument `given` put together: their function `drive` is called with the
    learner's functions that it names (`learners` is the one asked for) and the other arguments. Texts may
    come back too, as UTF-8 bytes. With no lines in `given`, or without it, the arguments themselves.

With a dict of arguments under `EARLIER`, the same question is asked of these first: what came back then is
to stay what it was.
"""

import difflib
import inspect
import linecache
import sys
import time
import tracemalloc
from dataclasses import dataclass
from types import FunctionType

import numpy as np

__all__ = ["ADAPTERS", "Answer", "call", "parameters", "undecorated"]

WEIGH_FROM_BYTES = 16_384  # memory is measured on the rules' large cases only: measuring slows Python down
EARLIER = "an earlier question"  # what holds its arguments: no parameter can be called so
CLOSE = 0.66  # how like a known name a misspelt one is: of three letters, two are right
QUOTED = 80  # characters of a line that an exception left from
MOST_DECORATORS = 10  # on one function
NAMED = 100  # characters of an exception's own name, or of a name in it; it can be one of millions


@dataclass(frozen=True)
class Answer:
    """What came back from one call, as facts; the checker judges them.

    Attributes
    ----------
    status : str
        `ok`, `raised`, `not_written` (NotImplementedError), `bad_return`; the sandbox adds
        `timeout`, `memory` and `crashed`.
    value : tuple
        The returned arrays (None where a None was returned); one array makes a 1-tuple.
    single : bool
        Whether the function returned one array and not a tuple.
    error : str
        `ValueError: … (line 3 of your function: …)` when it raised, what came back for `bad_return`.
    changed, aliased : tuple of str
        Arguments modified in place, and arguments whose memory a returned array shares.
    seconds, peak_bytes : float, int
        The processor time of the call, which a busy machine doesn't lengthen, and the memory it took at
        most (0 if not measured).
    """

    status: str = "ok"
    value: tuple = ()
    single: bool = True
    error: str = ""
    changed: tuple = ()
    aliased: tuple = ()
    seconds: float = 0.0
    peak_bytes: int = 0


def call(adapter, functions, function, arguments):
    """Call `functions[function]` once, through `adapter`, and return the Answer. Never raises.

    Parameters
    ----------
    adapter : str
        One of `ADAPTERS`.
    functions : dict of str to callable
        The learner's functions.
    function : str
        Which one to call.
    arguments : dict of str to object
        Arrays, numbers, bool, str, None or tuples of them, by parameter name.

    >>> double = lambda g, x: 2 * g * x
    >>> call("rule", {"backward": double}, "backward", {"g": np.ones(2), "x": np.array([1.0, 3.0])}).value
    (array([2., 6.]),)
    """
    learners = functions[function]
    if arguments.get("given"):
        arguments = {"learners": learners, **functions, **arguments}
    earlier = arguments.get(EARLIER)
    arguments = {name: value for name, value in arguments.items() if name != EARLIER}
    before = {name: copy for name, value in arguments.items() if (copy := own_copy(value)) is not None}
    weigh = adapter == "rule" and sum(map(bytes_of, before.values())) > WEIGH_FROM_BYTES
    weigh = weigh and not tracemalloc.is_tracing()
    if weigh:
        tracemalloc.start()
    started = processor_s()
    try:
        with np.errstate(all="ignore"):
            first = ADAPTERS[adapter](learners, arguments | earlier) if earlier else ()
            kept, kept_before = arrays_in(first), own_copy(arrays_in(first))
            returned = ADAPTERS[adapter](learners, arguments)
    except NotImplementedError:
        return Answer("not_written", error=f"{function} is not written yet")
    except TimeoutError as error:  # a driver's: the function does far more than it needs to
        return Answer("timeout", error=str(error))
    except Exception as error:  # whatever the learner's code raises is a fact to report
        return Answer(
            "raised", error=error_in_words(error, learners), changed=changed_arguments(before, arguments)
        )
    finally:
        seconds = processor_s() - started
        peak = tracemalloc.get_traced_memory()[1] if weigh else 0
        if weigh:
            tracemalloc.stop()
    changed = changed_arguments(before, arguments)
    changed += () if not kept or is_as_before(kept_before, kept) else (EARLIER,)
    facts = {"changed": changed, "seconds": seconds, "peak_bytes": peak}
    single = not isinstance(returned, (tuple, list))
    entries = (returned,) if single else tuple(returned)
    try:
        value = tuple(None if entry is None else as_array(entry) for entry in entries)
    except TypeError as error:
        drivers = single or arguments.get("given")  # the tuple is not the learner's
        held = str(error) if drivers else f"a {type(returned).__name__} with {error} in it"
        return Answer("bad_return", error=held, single=single, **facts)
    if single and returned is None:
        return Answer("bad_return", error="None", **facts)
    return Answer("ok", value, single, aliased=aliased_arguments(entries, arguments), **facts)


def processor_s():
    """Return the seconds for which this thread has been computing; in a browser those that have gone by.

    A browser counts the first in 32 bits, which are full after 36 minutes.
    """
    if sys.platform == "emscripten":
        return time.perf_counter()
    return getattr(time, "thread_time", time.process_time)()


def as_array(entry):
    """Turn one returned entry into an array of numbers, or raise TypeError naming what it is."""
    if not isinstance(entry, (np.ndarray, np.generic, int, float, complex)):
        raise TypeError(f"a {type(entry).__name__}")
    array = np.asarray(entry)
    if array.dtype.kind not in "fiubc" or array.dtype.itemsize > (16 if array.dtype.kind == "c" else 8):
        raise TypeError(f"an array of {array.dtype}")
    return array


def own_copy(value):
    """Return a copy of an array, or of a tuple with arrays in it; None of anything else."""
    if isinstance(value, np.ndarray):
        return np.array(value)
    if isinstance(value, tuple) and any(isinstance(each, np.ndarray) for each in value):
        return tuple(np.array(each) if isinstance(each, np.ndarray) else each for each in value)
    return None


def arrays_in(returned):
    """Return the arrays in what a function returned."""
    entries = returned if isinstance(returned, (tuple, list)) else (returned,)
    return tuple(entry for entry in entries if isinstance(entry, np.ndarray))


def bytes_of(copy):
    """Return how many bytes there are in an array, or in those of a tuple."""
    return sum(map(bytes_of, copy)) if isinstance(copy, tuple) else getattr(copy, "nbytes", 0)


def changed_arguments(before, arguments):
    """Name the arguments that no longer hold what they held."""
    return tuple(name for name, array in before.items() if not is_as_before(array, arguments[name]))


def is_as_before(array, now):
    """Return whether an array holds the same numbers; mostly their bytes tell, ten times faster.

    Of a tuple, whether all in it that are arrays do.
    """
    if isinstance(array, tuple):
        return all(map(is_as_before, arrays_in(array), arrays_in(now)))
    if array.shape != now.shape:
        return False
    same_bytes = array.dtype == now.dtype and array.tobytes() == now.tobytes()
    return same_bytes or np.array_equal(array, now, equal_nan=True)


def aliased_arguments(entries, arguments):
    """Name the arguments whose memory a returned array shares."""
    arrays = [entry for entry in entries if isinstance(entry, np.ndarray) and entry.size]
    return tuple(
        name
        for name, value in arguments.items()
        if isinstance(value, np.ndarray) and any(np.shares_memory(value, array) for array in arrays)
    )


def error_in_words(error, learners):
    """Return an exception in one line, with the line of the learner's function where it left, quoted."""
    code = getattr(learners, "__code__", None)
    lines = []
    trace = error.__traceback__
    while trace is not None:
        if code is not None and trace.tb_frame.f_code is code:
            lines.append(trace.tb_lineno)
        trace = trace.tb_next
    guess = did_you_mean(error)
    where = ""
    if lines:
        number = lines[-1] - code.co_firstlineno + 1
        where = f" (line {number} of {code.co_name}{quoted(code, lines[-1])})"
    kind, message = type(error).__name__[:NAMED], " ".join(str(error).split())[:200]
    said = f"{kind}: {message}" if message else kind
    return f"{said}{guess}{where}"


def did_you_mean(error):
    """Return `. Did you mean 'value'?` where an exception tells of a name that is misspelt; else "".

    A letter may be wrong, missing, too many or in another's place. What an array hasn't and NumPy has is
    named as NumPy's: `x.sqrt()` is no slip of `x.sort()`.
    """
    try:
        name, trace = error.name, error.__traceback__
        if type(error) is AttributeError:
            known = [word for word in dir(error.obj) if not word.startswith("_")]
            if isinstance(error.obj, (np.ndarray, np.generic)) and callable(getattr(np, name, None)):
                return f". Did you mean np.{name}?"
        elif type(error) is NameError:
            while trace.tb_next is not None:
                trace = trace.tb_next
            known = [*trace.tb_frame.f_locals, *trace.tb_frame.f_globals]
        else:
            return ""
        alike = [word for word in known if 2 < len(name) < NAMED and abs(len(word) - len(name)) < 2]
        close = difflib.get_close_matches(name, alike, n=1, cutoff=CLOSE)
        return f". Did you mean {close[0]!r}?" if close and close[0] != name else ""
    except Exception:  # an object of the learner's may say anything of itself
        return ""


def quoted(code, number):
    """Return what stands on a line of a program after a colon, or "" if nobody keeps its text."""
    text = " ".join(linecache.getline(code.co_filename, number).split())
    return f": {text[:QUOTED]}{'…' if len(text) > QUOTED else ''}" if text else ""


def parameters(function):
    """Return the names of a function's parameters, in order; `*args` and `**kwargs` name nothing.

    Where a decorator's own function takes nothing else, the names are those of the function that it wraps.

    >>> parameters(lambda g, z, /: g * z)
    ('g', 'z')
    >>> timed = lambda rule: lambda *args, **kwargs: rule(*args, **kwargs)
    >>> parameters(timed(lambda g, x: g * x))
    ('g', 'x')
    """
    return named_parameters(undecorated(function))[0]


def undecorated(function):
    """Return the function that a decorator's function stands before, if that can be told; else itself."""
    for _ in range(MOST_DECORATORS):
        names, takes_more = named_parameters(function)
        inside = wrapped_by(function) if takes_more and not names else None
        if inside is None:
            break
        function = inside
    return function


def named_parameters(function):
    """Return the names of a function's parameters, and whether it takes more than these."""
    if isinstance(function, np.ufunc):  # NumPy tells names of its own from 2.4 on, and `out` among them
        return ("x", "y")[: function.nin], False
    if is_plain_function(function):
        code = function.__code__
        more = code.co_flags & (inspect.CO_VARARGS | inspect.CO_VARKEYWORDS)
        return code.co_varnames[: code.co_argcount + code.co_kwonlyargcount], bool(more)
    known = inspect.signature(function).parameters.values()
    names = tuple(p.name for p in known if p.kind not in (p.VAR_POSITIONAL, p.VAR_KEYWORD))
    return names, len(names) < len(known)


def wrapped_by(function):
    """Return the function that a decorator's function calls: the only other one that it holds; else None."""
    try:
        held = [cell.cell_contents for cell in getattr(function, "__closure__", None) or ()]
        held += getattr(function, "__dict__", {}).values()
        functions = {one for one in held if isinstance(one, FunctionType)} - {function}
    except Exception:  # an empty cell, or an object of the learner's that says anything of itself
        return None
    return functions.pop() if len(functions) == 1 else None


def is_plain_function(function):
    """Return whether a function is one whose code tells its parameters, a hundred times faster."""
    return type(function) is FunctionType and not function.__dict__


def ask_rule(learners, arguments):
    """Hand the arguments over as they are, by name, or in their places where a function takes no names."""
    first = [name for name in positional_only(learners) if name in arguments]
    named = {name: value for name, value in arguments.items() if name not in first}
    return learners(*(arguments[name] for name in first), **named)


def positional_only(function):
    """Return the names of the parameters that a function takes by their places alone, as before a `/`.

    Where it, or what it wraps, takes `*args` and nothing else, these are all.
    """
    if is_plain_function(function) and not function.__code__.co_flags & inspect.CO_VARARGS:
        return function.__code__.co_varnames[: function.__code__.co_posonlyargcount]
    try:
        if any(takes_places_alone(one) for one in one_inside_another(function)):
            return parameters(function)
        known = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):  # some of NumPy's own functions don't tell
        return ()
    return tuple(p.name for p in known if p.kind is p.POSITIONAL_ONLY)


def one_inside_another(function):
    """Yield a function and those that it wraps, until one that names its parameters."""
    for _ in range(MOST_DECORATORS):
        yield function
        own = inspect.signature(function, follow_wrapped=False).parameters.values()
        if any(p.kind not in (p.VAR_POSITIONAL, p.VAR_KEYWORD) for p in own):
            return
        function = getattr(function, "__wrapped__", None) or wrapped_by(function)
        if function is None:
            return


def takes_places_alone(function):
    """Return whether a function takes `*args` and nothing else."""
    own = inspect.signature(function, follow_wrapped=False).parameters.values()
    return [p.kind for p in own] == [inspect.Parameter.VAR_POSITIONAL]


COMPILED = {}  # a driver's text → its code; who forks children may have compiled it for them
DRIVES = {}  # a driver's text → its `drive`, and what that asks for


def ask_driven(learners, arguments):
    """Run the public lines in `given`; what they return may hold texts, which come back as UTF-8 bytes."""
    if "given" not in arguments:
        return ask_rule(learners, arguments)
    returned = returned_by_drive(learners, arguments)
    entries = returned if isinstance(returned, tuple) else (returned,)
    entries = tuple(np.frombuffer(e.encode(), np.uint8) if isinstance(e, str) else e for e in entries)
    return entries if isinstance(returned, tuple) else entries[0]


def returned_by_drive(learners, arguments):
    """Return what the drive in `given` returns; without one, what the learner's function does."""
    arguments, source = dict(arguments), arguments["given"]
    if not source:
        del arguments["given"]
        return ask_rule(learners, arguments)
    if source not in DRIVES:
        scope = {"__name__": "given"}
        exec(compiled(source), scope)
        DRIVES[source] = scope["drive"], inspect.signature(scope["drive"]).parameters
    drive, known = DRIVES[source]
    if any(name not in arguments and p.default is p.empty for name, p in known.items()):
        raise NotImplementedError  # the driver names a function that isn't there yet
    return drive(**{name: arguments[name] for name in known if name in arguments})


def compiled(source):
    """Return the code of a driver's text, compiled once."""
    if source not in COMPILED:
        COMPILED[source] = compile(source, "given", "exec")
    return COMPILED[source]


ADAPTERS = {"rule": ask_rule, "driven": ask_driven}
