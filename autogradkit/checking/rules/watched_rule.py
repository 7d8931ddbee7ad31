"""A right rule, watched while it runs once more: does it work with a formula, or with neighbouring points?"""

import secrets
from copy import deepcopy

import numpy as np

from autogradkit.checking.drivers.watched_values import SEEN
from autogradkit.checking.sentences import rules as sentences

from .plain_formula import is_plain_formula
from .plain_function import is_plain_function, part_of_function
from .reaching import holds_programs, reaches_out, runs_text
from .watched_source import REPORT, watched_source

__all__ = ["needed_source", "seen_in_text", "seen_in_what_counts", "seen_on_the_way"]

LARGEST = 200  # entries: enough to tell, and few enough for a loop over all of them
TRIES = 2  # what says nothing of what was done may come from the machine, if it is very busy
ENDED, UNCLEAR = ("timeout", "memory", "crashed"), (sentences.SEEN_ENDED, sentences.SEEN_OTHERWISE)
PHRASES = {
    "complex": sentences.SEEN_COMPLEX,
    "tiny imaginary": sentences.SEEN_COMPLEX,
    "longer": sentences.SEEN_LONGER,
    "exact": sentences.SEEN_EXACT,
    "own numbers": sentences.SEEN_OWN_NUMBERS,
    "blocks": sentences.SEEN_BLOCKS,
    "moved inputs": sentences.SEEN_NEIGHBOURS,
    "neighbours": sentences.SEEN_NEIGHBOURS,
    "too much": sentences.SEEN_TOO_MUCH,
}


def seen_on_the_way(source, rule, evidences, answerer):
    """Return what a right rule does on the way that no formula does, as a phrase, or an empty text.

    Parameters
    ----------
    source : str
        The text that holds the rule, as far as it is known.
    rule : Rule
    evidences : sequence of Evidence
        Cases that it is right on.
    answerer : object
        One that can run another program, by `of_program`; of others nothing is seen.
    """
    case = telling_case(evidences)
    if case is None:
        return ""
    unspoilt = case.with_other().arguments  # the rule may have written into those that it was handed
    call = (rule.function, unspoilt, case.z, answerer, lambda answer: agrees(answer, case))
    return seen_in_what_counts(source, *call)


def seen_in_what_counts(source, function, arguments, z, answerer, is_right, by_chance=()):
    """Return what is seen in a call of a function, as `seen_in_a_call` does, but for tests of one's own.

    What is seen counts if the function needs the statements by which it is: without those that it doesn't
    need it answers as before, or they were needed all the same.
    """
    call = (function, arguments, z, answerer, is_right, by_chance)
    seen = seen_in_a_call(source, *call)
    needed = needed_source(answerer) if seen else ""
    if needed in ("", source):
        return seen
    in_needed = seen_in_a_call(needed, *call, may_be_plain=False)
    return seen if in_needed in UNCLEAR else in_needed


def needed_source(answerer):
    """Return what a program's functions need of it, without tests of one's own beside them; "" if unknown."""
    return answerer.needed_source() if hasattr(answerer, "needed_source") else ""


def seen_in_a_call(source, function, arguments, z, answerer, is_right, by_chance=(), may_be_plain=True):
    """Return what a right function does on the way in one call that no formula does, or an empty text.

    `z` are further numbers that may have neighbours, `is_right` says whether an answer is what it was when
    nobody watched, and what may be seen `by_chance` of `PHRASES` says nothing. A formula that is too plain
    to be watched is passed over, if it `may_be_plain`.
    """
    read = seen_in_text(source, function, answerer, may_be_plain)
    if read is not None:
        return read
    watch = f"watch_{secrets.token_hex(8)}"
    name = name_in_source(function, answerer)
    program = watched_source(part_of_function(source, name) or source, name, watch)
    if program is None:
        return sentences.SEEN_TOO_LONG
    for _ in range(TRIES):
        running = answerer.of_program(program, {function: name, REPORT: REPORT}, watch)
        if not running:
            return ""
        with running as watched:
            answer = watched.ask(function, deepcopy(arguments))
            report = watched.ask(REPORT, {"z": np.array(z)})
        if answer.status in ENDED or report.status in ENDED:
            seen = sentences.SEEN_ENDED
        else:
            seen = (
                phrase(report, "fft" in source, by_chance) if is_right(answer) else sentences.SEEN_OTHERWISE
            )
        if seen not in UNCLEAR:
            break
    return seen


def seen_in_text(source, function, answerer, may_be_plain=True):
    """Return what a function's text shows by itself, "" if that is too plain to be watched; None if not."""
    if not source or not hasattr(answerer, "of_program") or (may_be_plain and is_plain_formula(source)):
        return ""
    if runs_text(source) or holds_programs(source):
        return sentences.SEEN_TEXT
    if reaches_out(source):
        return sentences.SEEN_REACHING
    is_plain = may_be_plain and is_plain_function(source, name_in_source(function, answerer))
    return "" if is_plain else None


def name_in_source(function, answerer):
    """Return what a function is called in the source."""
    return answerer.name_of(function) if hasattr(answerer, "name_of") else function


def telling_case(evidences):
    """Return the case with the most entries that is small enough; None if there is none.

    Rather one without axes of length 1: weights times such an input are multiples of it, as neighbours are.
    """
    small = [e for e in evidences if 1 < sum(x.size for x in e.inputs.values()) <= LARGEST and e.z.size]

    def tells(evidence):
        arrays = evidence.inputs.values()
        several, long = min(x.size for x in arrays) > 1, not any(1 in x.shape for x in arrays)
        return several, long, evidence.z.size

    return max(small, key=tells, default=None)


def agrees(answer, evidence):
    """Return whether a rule answers under watch what it answered before."""
    again = evidence.with_answer(answer)
    return (
        answer.status == "ok"
        and len(answer.value) == len(evidence.rule.inputs)
        and not any(again.is_wrong(i) for i in range(len(evidence.rule.inputs)))
    )


def phrase(report, has_fft, by_chance=()):
    """Return the phrase for the first thing in a report that no formula does, or an empty text."""
    (flags,) = report.value if report.status == "ok" and len(report.value) == 1 else (None,)
    if np.shape(flags) != (len(SEEN),):
        return sentences.SEEN_OTHERWISE
    seen = [what for what, flag in zip(SEEN, flags.tolist(), strict=True) if flag and what not in by_chance]
    if (
        has_fft and "complex" in seen
    ):  # a Fourier transform's numbers are complex and as large as its real ones
        seen.remove("complex")
    return PHRASES[seen[0]] if seen else ""
