"""Drives a function that puts the nodes of a graph in order, each before its inputs.

Arguments: `inputs`, a row of node numbers for every node, filled up with -1; `outputs`, the numbers of the
nodes from which to start. The function is handed a tuple of these nodes, or the node itself if `alone`;
with `again` twice, and what it says the second time is what counts.
A node has `.inputs`, a tuple of nodes. Returned are the numbers of the nodes in the function's order, and a
word if there was none: `ValueError`, `recursion`, `endless` or `not nodes`. Of a function that is handed the
node alone, `deep` if it works in calls inside of calls, hundreds deep: in its own, whatever it does in them;
`calls itself` if it does so a few deep at a time, and keeps the rest in a list.
"""

import random
import sys

import numpy as np

ASKED_PER_NODE = 1_000  # a function that asks a node more often walks every path
ASKED_AT_MOST = 1_000_000  # … and in the largest graphs this is far more too
DEEP = 200  # calls inside of each other; a loop with its helpers needs twenty
ALIKE = 4  # of them, of one and the same function; a decorator stands around two or three
LOOK_EVERY = 100  # calls, more or less: who knew when would be somewhere else
LONG = 5_000  # nodes of a graph in which the watch, which takes its time, rests in between:
EARLY, LATE = (0.05, 0.1), (0.8, 0.95)  # … from one of these questions on, for each node, until one of those


class QuestionCount:
    """How often nodes may still be asked for their inputs, and with how many left something is to be done."""

    def __init__(self, limit):
        self.left, self.turn_at, self.turns = limit, -1, []

    def let_rest(self, watch, nodes):
        """Let the watch rest from one of the first questions on until one of the last."""
        chance = random.Random()
        first, last = (self.left - int(nodes * chance.uniform(*part)) for part in (EARLY, LATE))
        self.turn_at, self.turns = first, [(-1, watch.go_on), (last, watch.rest)]

    def turn(self):
        """Do what is to be done at this question."""
        if self.left < 0:
            raise TooManyQuestions
        self.turn_at, act = self.turns.pop()
        act()


class DepthWatch:
    """Looks how deep calls stand inside of each other while it is on; generators that wait, too.

    Who takes one node after the other asks them in a loop and may still recurse afterwards, over notes of
    their own: so it is the calls that are looked at, not the questions. In a long graph it may rest
    between the first questions, where a recursion is deep already, and the last, which every order needs.
    """

    def __init__(self):
        self.calls, self.was_deep, self.stayed, self.calls_itself = 0, False, True, False
        self.random, self.next_look = random.Random(), LOOK_EVERY

    def __enter__(self):
        self.before = sys.getprofile()
        self.go_on()
        return self

    def __exit__(self, *_):
        if self.is_on:  # else the function ended before the last questions, and has no order
            self.rest()

    def go_on(self):
        """Look at calls from here on."""
        self.is_on = True
        sys.setprofile(self.note)

    def rest(self):
        """Look at none; Python had taken the watch away if it failed, out of stack, say."""
        self.is_on = False
        self.stayed &= sys.getprofile() == self.note
        sys.setprofile(self.before)

    def note(self, frame, event, _):
        """Look at the depth of a call now and then. Who catches what is raised here was seen all the same."""
        if event == "call":
            self.calls += 1
            if self.calls >= self.next_look:
                self.next_look += self.random.randint(1, 2 * LOOK_EVERY)
                waiting = calls_inside(frame)
                self.was_deep |= len(waiting) == DEEP
                self.calls_itself |= max(map(waiting.count, set(waiting)), default=0) >= ALIKE
                if self.was_deep:
                    raise TooDeep


def calls_inside(frame):
    """Return which functions' calls wait inside of each other, from the driver's on; DEEP of them at most.

    The last call is that with which the watch ends, outside of them all: nothing waits inside there.
    """
    waiting = []
    if frame.f_code in (DepthWatch.__exit__.__code__, DepthWatch.rest.__code__):
        return waiting
    while frame is not None and frame.f_code is not order_of.__code__ and len(waiting) < DEEP:
        waiting.append(id(frame.f_code))
        frame = frame.f_back
    return waiting


class TooManyQuestions(Exception):  # noqa: N818  (it says what happened)
    """The nodes were asked far more often than a graph needs."""


class TooDeep(Exception):  # noqa: N818
    """Calls inside of calls were deeper than any stack may be relied on to be."""


class Node:
    """One node of the graph."""

    __slots__ = ("_inputs", "_work", "name")

    def __init__(self, name, work):
        self.name, self._work, self._inputs = name, work, ()

    @property
    def inputs(self):
        """The nodes that it was made from; each question counts."""
        work = self._work  # counted here: a call of its own would be watched as well
        work.left -= 1
        if work.left <= work.turn_at:
            work.turn()
        return self._inputs

    def __repr__(self):
        return f"node {self.name}"


def drive(learners, inputs, outputs, alone, again=False):
    """Build the graph, ask for the order, write it down."""
    work = QuestionCount(min(ASKED_PER_NODE * len(inputs), ASKED_AT_MOST))
    nodes = [Node(number, work) for number in range(len(inputs))]
    beneath = np.array([*nodes, None], object)[inputs].tolist()  # -1 is the last one: none
    for node, row in zip(nodes, beneath):
        node._inputs = tuple(row) if None not in row else tuple([one for one in row if one is not None])
    start = tuple(nodes[i] for i in outputs)
    try:
        if again:
            order_of(learners, start[0] if alone else start)
        if not alone:
            return numbers_of(*order_of(learners, start))
        with DepthWatch() as watch:
            if len(inputs) > LONG:
                work.let_rest(watch, len(inputs))
            found = order_of(learners, start[0])
        to_the_end = watch.stayed or found[1]  # who has no order runs out of stack, and with it the watch
        is_seen = watch.calls and to_the_end and not watch.was_deep  # whoever is watched calls something
        word = "" if is_seen and not watch.calls_itself else "calls itself" if is_seen else "deep"
        return (np.zeros(0, int), word) if word else numbers_of(*found)
    finally:  # one after the other: in a browser, a long chain that is freed at once ends Python
        for node in nodes:
            node._inputs = ()


def order_of(learners, given):
    """Return the nodes in the learner's order as a plain list, and the word for what went wrong."""
    try:
        order = learners(given)
        return (list(order), "") if isinstance(order, (list, tuple)) else ([], "not nodes")
    except TooManyQuestions:
        return [], "endless"
    except TooDeep:
        return [], "deep"
    except RecursionError:
        return [], "recursion"
    except ValueError:
        return [], "ValueError"


def numbers_of(order, word):
    """Return the numbers of the nodes in an order, and the word; nobody is watched any more."""
    if not set(map(type, order)) <= {Node}:
        return np.zeros(0, int), "not nodes"
    return np.array([node.name for node in order], int), word
