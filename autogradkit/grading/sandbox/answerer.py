"""The sandboxed answerer: asks a child what the checker wants to know.

It is what `checking.check` talks to when a hand-in is graded. Only arrays go out and only arrays
come back; whatever else the child says is refused. When a child ends, the function that was asked is
answered with that ending from then on; the exercise's other functions get a fresh child, so that one
function's endless loop is not another's failure.

Numbers are judged here, time is what the kernel counts, and so is memory, where it is much. Only two facts
are the child's own word, and no one else could know them: which arguments were changed, and which a result
shares memory with. Who tampers with the child can lie about them; what that gains is the share of the points
that good manners have, which one copy of an array earns honestly, and never a right number.
"""

import builtins
import re
from types import SimpleNamespace

import numpy as np

from autogradkit.checking import Answer
from autogradkit.checking.answer import WEIGH_FROM_BYTES
from autogradkit.checking.drivers import article_node, engine
from autogradkit.checking.quotations import learners_words
from autogradkit.checking.task import program
from autogradkit.course.source.answer import find_functions
from autogradkit.course.source.cells import Cell
from autogradkit.grading import sentences

from .child_process import ChildEnded
from .peak_memory import FIRST_USE_BYTES, peak_bytes, reset_peak

__all__ = ["SandboxAnswerer"]

MOST_PARAMETERS, LONGEST_NAME = 100, 100
TOGETHER_BYTES, HEADER_BYTES = 32_768, 1_000  # half of what a pipe holds; a question's header has 300 bytes
BYTES_OF_A_NUMBER, MORE_OF_A_SIGN = 30, 5  # as JSON writes them: é is \u00e9, and has one byte more than e
# what came back, in our own words: a type of Python's, or an array of a kind of NumPy's
TYPES = "|".join(sorted(name for name, thing in vars(builtins).items() if isinstance(thing, type)))
ONE = rf"an? ({TYPES}|function|generator|module)|an array of [<>|]?[a-zA-Z]{{1,12}}\d{{0,3}}"
PLAIN_TYPE = re.compile(rf"None|{ONE}|a (tuple|list) with ({ONE}) in it")
FROM_CHILD = ("ok", "raised", "not_written", "bad_return", "memory", "timeout", "left")


class SandboxAnswerer:
    """An answerer whose functions live in a child process; use it in a `with` statement.

    Parameters
    ----------
    fork_server : ForkServer
    adapter : str
        The exercise's kind.
    found : FoundAnswer
        The code, and the functions it defines.
    name : str
        What tracebacks call it.
    watch : str, optional
        What the code calls the watch under which it is to run.

    Attributes
    ----------
    functions : dict of str to tuple of str
        The functions that the code defines when it is run, with their parameters.
    source : str
        The code; the checker reads it, it never runs it.
    error : str
        What the code raised when it was run, if anything.
    ending : ChildEnded or None
        How the first child that came to a bad end ended.
    marks : array of uint8
        A 1 for each branch of the code that one of the children took, as far as they say: see `branches.py`.
    """

    def __init__(self, fork_server, adapter, found, name, watch=""):
        source = np.frombuffer(found.source.encode("utf-8", "replace"), np.uint8)
        self.body = {"adapter": adapter, "functions": tuple(found.functions), "name": name, "source": source}
        self.body |= {"watch": watch} if watch else {}
        self.source = found.source
        self.fork_server, self.child, self.ending, self.ended = fork_server, None, None, {}
        self.functions, self.error, self.again = {}, "", True
        self.marks = np.zeros(0, np.uint8)
        try:
            self.retry_if_lost(self.load_source)
        except ChildEnded as ended:
            self.ending = ended
            self.functions = dict(found.functions)  # each is asked, and answered with this ending
            self.ended = dict.fromkeys(self.functions, ended)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end_child()

    def end_child(self):
        """End the current child; what it did unasked comes to light here."""
        if self.child is not None:
            ending, self.child = self.child.close(), None
            self.ending = self.ending or ending

    def renew(self):
        """End the child, so that the next question goes to a fresh one, which remembers nothing."""
        self.end_child()

    def of_program(self, source, names, watch=""):
        """Return an answerer for another program than the hand-in, in a child of its own, or None.

        `names` are the functions to ask, and what the program calls them; `watch` is what it calls its watch.
        The present child ends.
        """
        self.end_child()
        found = SimpleNamespace(source=source, functions=dict.fromkeys(names, ()))
        return SandboxAnswerer(self.fork_server, self.body["adapter"], found, self.body["name"], watch)

    def needed_source(self):
        """Return the statements that the functions need, as of a notebook's other cells.

        What stands beside them, such as tests of one's own, is left out.
        """
        return find_functions([Cell(self.source, 1)], list(self.functions)).source

    def load_source(self):
        """Give a fresh child the source, and take over what it says it found, if that is credible."""
        self.child = self.fork_server.child(watched="watch" in self.body)
        reply = self.child.ask("load", self.body)
        status, found = reply.get("status"), reply.get("functions")
        if status == "left":
            self.child.end("crashed", sentences.LEFT)
        if status == "memory":
            limit_mb = self.child.limits.memory_mb
            self.child.end("memory", sentences.TOO_MUCH_MEMORY.format(limit_mb=limit_mb))
        if not isinstance(found, dict) or not all(map(are_texts, found.values())):
            self.child.end("invalid", sentences.BEYOND_USE)
        if not all(map(are_parameters, found.values())):
            self.child.end("invalid", sentences.BEYOND_USE)
        if not all(map(are_few, found.values())):
            most = {"most": MOST_PARAMETERS, "longest": LONGEST_NAME}
            self.child.end("invalid", sentences.TOO_MANY_PARAMETERS.format(**most))
        self.error = learners_words(str(reply.get("error", "")))
        self.functions = {name: found[name] for name in self.body["functions"] if name in found}

    def add_marks(self, marks):
        """Take over the branches that a child says were taken, if they can be those of the code."""
        if marks.dtype == np.uint8 and marks.ndim == 1 and self.marks.size in (0, marks.size):
            self.marks = marks | self.marks if self.marks.size else marks

    def ask(self, function, arguments, oracles=None):
        """Ask the child to call one function, and return the Answer; how it ended is an answer too.

        Meanwhile it may ask back: `oracles` are functions of ours that it can call.
        """
        if function not in self.ended:
            try:
                return self.retry_if_lost(lambda: self.ask_child(function, arguments, oracles))
            except ChildEnded as ended:
                self.ended[function] = ended
                self.ending = self.ending or ended
        ended = self.ended[function]
        status = ended.status if ended.status in ("timeout", "memory") else "crashed"
        return Answer(status, error=str(ended))

    def ask_at_once(self, function, several, meanwhile):
        """Ask the child the same function about several things, and return the Answers in their order.

        They go out together, so the child may read all before it answers: that must tell it nothing.
        Meanwhile anything but asking may be done.
        """
        answers = []
        try:
            for some in bundles(several):
                if len(some) == 1 or function in self.ended:
                    answers += [self.ask(function, arguments) for arguments in some]
                else:
                    replies, ended = self.replies_at_once(function, some, meanwhile)
                    for (reply, seconds), arguments in zip(replies, some):
                        answers.append(self.answer_of(reply, arguments, seconds, 0))
                    if ended:
                        raise ended
        except ChildEnded as ended:
            if ended.lost and self.again:  # as in `retry_if_lost`
                self.again, self.child = False, None
            else:
                self.ended[function] = ended
                self.ending = self.ending or ended
        return answers + [self.ask(function, arguments) for arguments in several[len(answers) :]]

    def replies_at_once(self, function, some, meanwhile):
        """Return the replies to what goes out together, each with its seconds, and how the child ended."""
        self.require_child(some[0])
        replies, bodies = [], [{"function": function, "arguments": arguments} for arguments in some]
        try:
            for reply in self.child.ask_at_once("ask", bodies, meanwhile):
                replies.append(reply)
        except ChildEnded as ended:
            return replies, ended
        return replies, None

    def retry_if_lost(self, act):
        """Act, and once more if the child was lost: whoever killed it, that is no answer yet."""
        try:
            return act()
        except ChildEnded as ended:
            if not (ended.lost and self.again):
                raise
        self.again, self.child = False, None
        return act()

    def ask_child(self, function, arguments, oracles):
        """Ask the child, or a fresh one if there is none that lives, and return its Answer."""
        self.require_child(arguments)
        names = {"oracles": tuple(oracles)} if oracles else {}
        heavy = self.body["adapter"] == "rule" and bytes_in(arguments) > WEIGH_FROM_BYTES
        if heavy:
            reset_peak(self.child.pid)  # what was taken and given back before would hide what is taken now
        before = peak_bytes(self.child.pid) if heavy else 0
        reply = self.child.ask("ask", {"function": function, "arguments": arguments} | names, oracles)
        taken = peak_bytes(self.child.pid) - before - FIRST_USE_BYTES if heavy else 0
        return self.answer_of(reply, arguments, self.child.seconds, taken)

    def require_child(self, arguments):
        """Have a child that lives, and a question's driver compiled for those that come after it."""
        if self.child is not None and self.child.ending:
            self.end_child()
        if self.child is None:
            self.load_source()
        if arguments.get("given"):
            self.fork_server.compile_driver(arguments["given"])

    def answer_of(self, reply, arguments, seconds, taken):
        """Turn a reply into an Answer, refusing what is not one."""
        status, error = reply.get("status"), reply.get("error", "")
        if status == "left":
            self.child.end("crashed", sentences.LEFT)
        value, single = reply.get("value", ()), reply.get("single", True)
        told = changed, aliased = reply.get("changed", ()), reply.get("aliased", ())
        peak, marks = reply.get("peak_bytes", 0), reply.get("marks")
        credible = status in FROM_CHILD and isinstance(error, str) and isinstance(single, bool)
        credible = credible and type(peak) is int and isinstance(value, tuple)
        credible = credible and all(entry is None or isinstance(entry, np.ndarray) for entry in value)
        credible = credible and all(are_texts(some) and arguments.keys() >= set(some) for some in told)
        credible = credible and (status != "ok" or (len(value) == 1 or not single))
        credible = credible and (status != "ok" or has_drivers_shape(arguments, value))
        if not credible:
            self.child.end("invalid", sentences.BEYOND_USE)
        if isinstance(marks, np.ndarray):
            self.add_marks(marks)
        error = learners_words(error) if error else ""
        if status == "bad_return" and not PLAIN_TYPE.fullmatch(error):
            error = f"“{error}”"
        return Answer(status, value, single, error, changed, aliased, seconds, max(peak, taken))


def bytes_in(arguments):
    """Return how many bytes the arrays among some arguments have."""
    return sum(array.nbytes for array in arguments.values() if isinstance(array, np.ndarray))


def bytes_to_send(value):
    """Return how many bytes a value takes when it is sent, but for quotes and such.

    >>> bytes_to_send("x²"), bytes_to_send((1.5, {"n": 2})), bytes_to_send(np.ones(10))
    (7, 121, 80)
    """
    if isinstance(value, np.ndarray):
        return value.nbytes
    if isinstance(value, str):
        return len(value) + MORE_OF_A_SIGN * (len(value.encode(errors="replace")) - len(value))
    if isinstance(value, dict):
        return bytes_to_send((*value, *value.values()))
    if isinstance(value, (tuple, list)):
        return BYTES_OF_A_NUMBER + sum(map(bytes_to_send, value))
    return BYTES_OF_A_NUMBER


def bundles(several):
    """Yield arguments in lists of those that go out together, in their order; heavy ones are weighed alone.

    >>> [len(some) for some in bundles([{"x": np.ones(n)} for n in (1, 2, 5_000, 3)])]
    [2, 1, 1]
    """
    some, size = [], 0
    for arguments in several:
        more = HEADER_BYTES + sum(map(bytes_to_send, arguments.values()))
        if some and (size + more > TOGETHER_BYTES or more > WEIGH_FROM_BYTES):
            yield some
            some, size = [], 0
        some, size = [*some, arguments], size + more
        if more > WEIGH_FROM_BYTES:
            yield some
            some, size = [], 0
    if some:
        yield some


def are_parameters(names):
    """Whether these can be a function's parameters: sentences name them, and names say no more."""
    return all(name.isidentifier() for name in names)


def are_few(names):
    """Whether these are so few and so short that each could be told."""
    return len(names) <= MOST_PARAMETERS and all(len(name) <= LONGEST_NAME for name in names)


def are_texts(value):
    """Whether the value is a tuple of texts."""
    return isinstance(value, tuple) and all(isinstance(entry, str) for entry in value)


def has_drivers_shape(arguments, value):
    """Whether the value has the shape that a ready driver gives it by itself, whatever the learner wrote."""
    if arguments.get("given") == program(article_node.drive):
        shape = (4,) if arguments["shared"] else (6,)  # a gradient and a value per child, and the node's two
    elif arguments.get("given") == program(engine.drive):
        shape = (len(arguments["leaves"]) + len(arguments["ops"]) * bool(arguments.get("every")),)
    else:
        return True
    return len(value) == 1 and value[0] is not None and value[0].shape == shape and value[0].dtype == float
