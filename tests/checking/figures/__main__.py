"""The figures of the checker: what it refuses, what it names, what it wrongly refuses, and how fast.

python -m tests.checking.figures                 a short run, a minute or two
python -m tests.checking.figures --seeds 1000    the whole one, for README.md beside this file
python -m tests.checking.figures --write         write README.md

The false alarms take longest, half an hour for a thousand seeds. `--alarms` looks for nothing else, `--only
softmax` at one rule or exercise, and with `--record FILE` what was stopped goes on where it was.
"""

import argparse
import multiprocessing
import sys
import time
import warnings
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from pathlib import Path

import numpy as np

from autogradkit.checking import Exercise, InProcess
from autogradkit.checking.rules.evidence import for_case
from autogradkit.course.catalogue import entries
from autogradkit.course.invariants import diagnosis_of
from tests.checking.figures.alarms import Record, alarms_in, exercises
from tests.checking.figures.corpus import from_file, report_on
from tests.checking.figures.deciders import DECIDERS, accepts
from tests.checking.figures.mutations import mutated, sources
from tests.checking.figures.numerical import numerical
from tests.checking.rules.forwards import RULES
from tests.checking.rules.right import RIGHT
from tests.checking.rules.wrong import WRONG
from tests.commit import commit

HERE = Path(__file__).parent
MOST_SEEDS_FOR_TWINS = 20
AT_A_TIME = 50


def listed_mistakes():
    """Return (number, refused, rightly named, what was accepted or misnamed) of the exercises' own."""
    count, refused, named, odd = 0, 0, 0, []
    for entry in entries():
        for path in sorted((entry.folder / "mistakes").glob("*.py")):
            report = report_on(entry.exercise, *from_file(entry, path), limit_s=120)
            count += 1
            refused += not report.passed
            right = diagnosis_of(path) in report.codes[:1]
            named += right
            if not right or report.passed:
                odd.append(f"{entry.key}/{path.name}: {', '.join(report.codes) or 'accepted'}")
    return count, refused, named, odd


def catalogue():
    """Return the same for the catalogue's examples."""
    refused = named = 0
    odd = []
    for name, rule, code in WRONG:
        report = report_on(Exercise("T", name, "", (RULES[name],)), {RULES[name].function: rule}, limit_s=60)
        refused += not report.passed
        named += report.codes[:1] == (code,)
        if report.passed or report.codes[:1] != (code,):
            odd.append(f"{name}: {report.codes} for {code}")
    return len(WRONG), refused, named, odd


mutable, answered, record = (
    cache(sources),
    cache(exercises),
    cache(Record),
)  # read before the processes part: functions can't be sent


def mutated_number(seeds, n):
    """Mutate right rule number n."""
    return mutated(*mutable()[n], seeds)


def alarms_number(chosen, n):
    """Check the right formulations of one exercise on AT_A_TIME of the seeds; None if it is too late.

    n counts through all exercises for the first seeds, then for the next ones.
    """
    part, which = divmod(n, len(chosen.which))
    if time.monotonic() > chosen.until:
        return None
    exercise, formulations = answered()[chosen.which[which]]
    seeds = range(part * AT_A_TIME, min(chosen.seeds, (part + 1) * AT_A_TIME))
    named = f"{exercise.id} {exercise.name} {seeds.start}-{seeds.stop}"
    return record(chosen.record).once(named, alarms_in, exercise, formulations, seeds)


def false_alarms(chosen):
    """Return (seeds tried on all right formulations, checks, alarms)."""
    seeds, parts, of_one = chosen.seeds, -(-chosen.seeds // AT_A_TIME), len(chosen.which)
    found = in_processes(partial(alarms_number, chosen), parts * of_one, chosen.jobs)
    whole = [part for k in range(parts) if None not in (part := found[k * of_one : (k + 1) * of_one])]
    done = [one for part in whole for one in part]
    alarms = [alarm for _, several in done for alarm in several]
    return min(seeds, len(whole) * AT_A_TIME), sum(n for n, _ in done), alarms


def in_processes(function, count, jobs):
    """Return function(0) … function(count - 1), computed in that many processes."""
    if jobs == 1:
        return list(map(function, range(count)))
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("fork")) as pool:
        return list(pool.map(function, range(count)))


def ordinary(evidences):
    """Return the case that a course's test would use: plain, of ordinary size, not square."""

    def odd(e):
        square = e.z.ndim == 2 and e.z.shape[0] == e.z.shape[1]
        return e.case.kind != "plain" or e.case.same, square, not 4 <= e.z.size <= 40, e.z.size

    return min((e for e in evidences if e.z.size), key=odd)


def others():
    """Return a row per tool: wrong rules accepted, right rules refused, milliseconds per rule."""
    corpus = [(name, rule, False) for name, rule, _ in WRONG] + [(name, rule, True) for name, rule in RIGHT]
    rows = {}
    for tool, decider in DECIDERS.items():
        random, accepted, alarms, seconds = np.random.default_rng(0), 0, 0, 0.0
        for name, rule, right in corpus:
            trusted = RULES[name]
            asked = InProcess({trusted.function: rule})
            evidence = ordinary(
                [for_case(trusted, case, asked) for case in trusted.cases if case.kind != "large"]
            )
            started = time.process_time()
            passed = accepts(decider, evidence, random)
            seconds += time.process_time() - started
            accepted += passed and not right
            alarms += right and not passed
        rows[tool] = (accepted, alarms, 1e3 * seconds / len(corpus))
    accepted = alarms = 0
    started = time.process_time()
    for name, rule, right in corpus:
        report = report_on(Exercise("T", name, "", (RULES[name],)), {RULES[name].function: rule}, limit_s=60)
        accepted += report.passed and not right
        alarms += right and not report.passed
    rows["autogradkit"] = (accepted, alarms, 1e3 * (time.process_time() - started) / len(corpus))
    return rows, len(WRONG), len(RIGHT)


def milliseconds():
    """Return the time of one check by what is checked: a right answer, small cases only.

    Also returns that of the wrong answers which the exercises list, whole.
    """
    right, wrong = {}, {}
    for entry in entries():
        if all(hasattr(part, "cases") for part in entry.exercise.parts):
            small = Exercise(
                entry.exercise.id,
                entry.name,
                "",
                tuple(without_large(part) for part in entry.exercise.parts),
            )
            right[entry.key] = timed(small, *from_file(entry, entry.folder / "solution.py"))
            for path in sorted((entry.folder / "mistakes").glob("*.py")):
                wrong[f"{entry.key}/{path.stem}"] = timed(small, *from_file(entry, path), times=1)
    return right, wrong


def without_large(part):
    """Return a part of an exercise without its large cases."""
    return type(part)(**{**vars(part), "cases": tuple(c for c in part.cases if c.kind != "large")})


def timed(exercise, functions, source, times=5):
    """Return how many milliseconds of the processor one check takes, the median of a few."""
    found = []
    for _ in range(times):
        started = time.process_time()
        report_on(exercise, functions, source, limit_s=60)
        found.append(1e3 * (time.process_time() - started))
    return float(np.median(found))


def alarms_told(chosen):
    """Yield the false alarms as lines of Markdown; no seed is begun after `chosen.until`."""
    tried, checks, alarms = false_alarms(chosen)
    formulations = sum(len(answered()[which][1]) for which in chosen.which)
    yield f"**False alarms**: {len(alarms)} in {checks:,} checks: {formulations} right formulations of"
    yield f"{len(chosen.which)} rules and exercises, {tried:,} seeds each. What draws no numbers is asked"
    yield "once, and large cases are every tenth time."
    yield ""
    yield from (f"- {alarm}" for alarm in alarms[:20])
    yield ""


def told(chosen):
    """Yield all figures as lines of Markdown."""
    seeds, jobs = chosen.seeds, chosen.jobs
    yield "# Figures of the checker"
    yield ""
    yield f"Made by `python -m tests.checking.figures --seeds {seeds} --write`. Times are one machine's,"
    yield f"and the processor's: a busy machine doesn't lengthen them. Taken of the tree of {commit()}."
    yield ""
    yield "| wrong rules | tried | refused | called by their name |"
    yield "|---|---|---|---|"
    odd = []
    for title, figures in (
        ("the exercises' listed mistakes", listed_mistakes()),
        ("the catalogue's", catalogue()),
    ):
        count, refused, named, more = figures
        odd += more
        yield f"| {title} | {count} | {share(refused, count)} | {share(named, count)} |"
    twins = min(max(seeds // 10, 3), MOST_SEEDS_FOR_TWINS)
    rows = in_processes(partial(mutated_number, twins), len(mutable()), jobs)
    refused, named = sum(row.refused for row in rows), sum(row.named for row in rows)
    accepted = [(row.what, text) for row in rows for text in row.accepted]
    count = refused + len(accepted)
    title = f"{len(rows)} right rules, mutated"
    yield f"| {title} | {count} | {share(refused, count)} | {share(named, refused)} |"
    yield ""
    yield from (f"- {line}" for line in odd)
    yield from (f"- accepted: {name}: {text}" for name, text in accepted)
    yield ""
    numeric, (right, wrong), compared = numerical(), milliseconds(), others()
    yield from alarms_told(chosen)
    yield "**Numerical differentiation in place of a rule**, refused or flagged for a person:"
    yield ""
    yield "| method | written down | by the numbers alone | with the source read |"
    yield "|---|---|---|---|"
    for method, (count, blind, seen) in numeric.items():
        yield f"| {method} | {count} | {share(blind, count)} | {share(seen, count)} |"
    yield ""
    yield "**One check**, of all small cases of an exercise with backward rules:"
    yield ""
    yield "| answer | how many | median | nine of ten within | longest |"
    yield "|---|---|---|---|---|"
    for title, times in (("right", right), ("wrong, with its diagnosis", wrong)):
        middle, most = np.percentile(list(times.values()), [50, 90])
        slowest = max(times, key=times.get)
        longest = f"{times[slowest]:.0f} ms ({slowest})"
        yield f"| {title} | {len(times)} | {middle:.0f} ms | {most:.0f} ms | {longest} |"
    yield ""
    rows_of_others, wrong, right = compared
    yield f"## The decision rules of others, on the same {wrong} wrong and {right} right rules"
    yield ""
    yield "Re-implemented in `deciders.py`: step, upstream gradient, comparison. Each gets one ordinary case."
    yield ""
    yield "| decision rule | wrong rules accepted | right rules refused | ms per rule |"
    yield "|---|---|---|---|"
    for tool, (accepted_here, alarms_here, ms) in rows_of_others.items():
        yield f"| {tool} | {accepted_here} | {alarms_here} | {ms:.1f} |"
    yield ""
    yield from mutants_told(rows)


def mutants_told(rows):
    """Yield the mutants that are no mistakes as lines of Markdown."""
    for attribute, title, why in (
        (
            "same",
            "mutants that are no mistakes",
            "Each gives the original's numbers, to 1e-9 of the largest, on every question of every seed.",
        ),
        (
            "also_right",
            "mutants that are right in another way",
            "Each gives other numbers where several are right: at a corner, in an operation of one's own, or "
            "within what an exercise asks for (a difference quotient with another step; a checker that "
            "catches nine wrong rules of ten).",
        ),
    ):
        texts = {row.what: getattr(row, attribute) for row in rows if getattr(row, attribute)}
        yield f"## The {sum(map(len, texts.values()))} {title}"
        yield ""
        yield why
        yield ""
        for what, listed in texts.items():
            yield f"- {what} ({len(listed)}): " + "; ".join(f"`{text}`" for text in listed)
        yield ""


def share(part, whole):
    """Write a count with its share."""
    return f"{part} ({100 * part / max(whole, 1):.1f} %)"


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seeds", type=int, default=5)
    options.add_argument("--jobs", type=int, default=2, help="processes to work in")
    options.add_argument("--minutes", type=float, default=np.inf, help="begin no further seeds after these")
    options.add_argument("--alarms", action="store_true", help="look for false alarms only")
    options.add_argument(
        "--only", nargs="+", metavar="NAME", help="false alarms of these rules and exercises only"
    )
    options.add_argument(
        "--record", type=Path, metavar="FILE", help="keep the parts that are done, and go on"
    )
    options.add_argument("--write", action="store_true")
    chosen = options.parse_args()
    if chosen.write and (chosen.alarms or chosen.only):
        options.error("README.md holds all figures: --write goes with neither --alarms nor --only")
    chosen.until = time.monotonic() + 60 * chosen.minutes
    warnings.simplefilter("ignore")  # wrong rules divide by zero and average nothing
    mutable(), answered(), record(chosen.record)
    names = [exercise.name for exercise, _ in answered()]
    if unknown := set(chosen.only or ()) - set(names):
        options.error(f"no rule or exercise is called {', '.join(sorted(unknown))}")
    chosen.which = [n for n, name in enumerate(names) if not chosen.only or name in chosen.only]
    lines = []
    for line in (alarms_told if chosen.alarms or chosen.only else told)(chosen):
        print(line, flush=True)
        lines.append(line)
    if chosen.write:
        (HERE / "README.md").write_text("\n".join(lines).rstrip("\n") + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
