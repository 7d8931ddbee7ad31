"""Gradescope: one hand-in's verdicts as the `results.json` that its autograder is asked for.

The names of its fields are Gradescope's; they are explained on its page "Autograder Specifications".
"""

from autogradkit.grading import sentences
from autogradkit.grading.exports.plain_text import LONGEST, one_line, printable_text

__all__ = ["FAILED_FIRST", "results"]

# written before anything else: if all goes wrong, there is a file, and nobody has points by accident
FAILED_FIRST = {
    "score": 0,
    "output": sentences.GRADESCOPE_UNFINISHED,
    "stdout_visibility": "hidden",
}


def results(rows, sandbox, unused=()):
    """Return what Gradescope shows for one hand-in.

    Parameters
    ----------
    rows : sequence of Grade
    sandbox : str
        The level at which it was run; empty if there was nothing to run.
    unused : sequence of str
        Why files of the hand-in were not read.
    """
    said = [one_line(reason, LONGEST) for reason in unused]
    failed = [row for row in rows if row.status == "grader_error"]
    untried = {row.exercise: list(row.untried) for row in rows if row.untried}
    return {
        "output": "\n".join([sentences.GRADESCOPE_GRADER_FAILED] * bool(failed) + said),
        "output_format": "text",
        "test_output_format": "text",
        "test_name_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "extra_data": {  # which students aren't shown
            "sandbox": sandbox,
            "grader_errors": [row.exercise for row in failed],
            "untried": untried,
        },
        "tests": [test_of(number, row) for number, row in enumerate(rows, 1)],
    }


def test_of(number, row):
    """Return one exercise as one of Gradescope's tests."""
    output = (
        printable_text(row.text) if row.text else "\n".join(one_line(said, LONGEST) for said in row.sentences)
    )
    notes = "".join(f"\n{one_line(note, LONGEST)}" for note in row.notes)
    return {
        "number": str(number),
        "name": f"{row.exercise}: {row.title}",
        "status": "passed" if row.status in ("passed", "flagged") else "failed",
        "score": row.points or 0,
        "max_score": row.max_points,
        "output": (output + notes).strip() or sentences.EVERYTHING_RIGHT,
        "tags": [row.status, *row.codes],
        "visibility": "visible",
    }
