"""A batch: all hand-ins, one job each, on an engine: a pool of processes here, or a cluster.

First a hand-in is read, always on this machine and never in the grader's own process. Then its code is
run, unless the same code has been run before. Whatever a hand-in does to the process that works on it,
the batch goes on: a broken pool is replaced, the jobs that were under way are tried again one by one, and
only the one that breaks the pool again gets a `grader_error`.
"""

from concurrent.futures import FIRST_COMPLETED, wait
from itertools import islice

from .grade import Verdict, failure
from .hand_ins.work import Work
from .job import read_one, run_some
from .sandbox.child_side.confinement import LEVELS

__all__ = ["Batch"]

BROKE = "The grader's own process ended while it worked on this hand-in. Run the same command again."
UNREAD = Work("invalid")


class Batch:
    """Grades hand-ins on an engine; use it in a `with` statement.

    Parameters
    ----------
    entries : sequence of Entry
        The exercises.
    setup : Setup
        What a process needs to know before its first job.
    readers, runners : Pool or DaskEngine
        Where hand-ins are read, and where their code is run; both may be the same.
    journal : Journal
        Takes over every new result at once.
    """

    def __init__(self, entries, setup, readers, runners, journal):
        self.entries, self.setup, self.journal = tuple(entries), setup, journal
        self.readers, self.runners = readers, runners
        self.known, self.distinct = {}, {}  # results by their keys; most are equal, and one of them is kept
        self.stood = frozenset(key for key, result in journal.kept.items() if enough(result, setup.least))
        self.know({key: journal.kept.pop(key) for key in self.stood})
        self.reused, self.sketches = 0, {}

    def results(self, hand_ins):
        """Yield `(hand_in, verdicts)` as they come, a verdict per exercise."""
        todo, self.read, self.claimed = iter(hand_ins), {}, set()
        running, lost = {}, []
        while True:
            for one in islice(todo, max(0, 2 * self.runners.jobs - len(running))):
                running[self.readers.submit(read_one, self.setup, one)] = one
            if not running:
                break
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in [one for one in running if one in done]:  # in the order of the work
                lost += self.taken(running.pop(future), future, running)
            yield from self.complete()
        for one in lost:  # one of them broke the pool; alone, each answers for itself
            yield one, self.alone(one)
            yield from self.complete()
        for one in list(self.read):  # they were waiting for the code of one that was lost
            if self.read.pop(one, None):
                yield one, self.alone(one)
                yield from self.complete()

    def taken(self, one, future, running):
        """Take over what a job returned, and start what follows from it; return what was lost."""
        mine = self.read.get(one)
        try:
            if mine is None:
                self.read[one], self.sketches[one.name] = future.result()
                self.send(one, running)
            else:
                self.keep(future.result())
            return []
        except self.runners.broken + self.readers.broken:
            self.readers.replace(future)
            self.runners.replace(future)
            self.read.pop(one, None)
            if mine:
                self.claimed -= {key for key, _ in mine.values()}
            return [one]
        except Exception as error:  # a mistake of the grader's must not cost the others' rows
            reason = f"The grader failed: {type(error).__name__}: {error}"
            self.read[one] = mine or {e.name: (f"failed {one.name} {e.name}", UNREAD) for e in self.entries}
            failed = {key: failure(reason) for key, _ in self.read[one].values()}
            self.know({key: result for key, result in failed.items() if key not in self.known})
            return []

    def send(self, one, running):
        """Send the work of a hand-in that nobody has done or is doing."""
        new = {
            key: (name, work)
            for name, (key, work) in self.read[one].items()
            if key not in self.known and key not in self.claimed
        }
        self.claimed |= set(new)
        if new:
            running[self.runners.submit(run_some, self.setup, new)] = one

    def keep(self, results):
        """Keep the results of a job: in the journal first."""
        self.journal.add(results)
        self.know(results)
        self.claimed -= set(results)

    def know(self, results):
        """Remember results: equal ones become one, for a large class gets the same ones again and again."""
        for key, result in results.items():
            self.known[key] = self.distinct.setdefault(result, result)

    def complete(self):
        """Yield the hand-ins all of whose results are there."""
        for one, works in list(self.read.items()):
            if all(key in self.known for key, _ in works.values()):
                del self.read[one]
                yield one, self.verdicts(one, works)

    def verdicts(self, one, works):
        """Return a hand-in's verdicts, in the order of the exercises."""
        self.reused += sum(key in self.stood for key, _ in works.values())
        return tuple(
            Verdict.of(one.name, entry, works[entry.name][1], self.known[works[entry.name][0]])
            for entry in self.entries
        )

    def alone(self, one):
        """Read and run one hand-in with nothing else under way, and return its verdicts."""
        works = dict.fromkeys((entry.name for entry in self.entries), ("", UNREAD))
        try:
            works, self.sketches[one.name] = self.readers.submit(read_one, self.setup, one).result()
            new = {key: (name, work) for name, (key, work) in works.items() if key not in self.known}
            if new:
                self.keep(self.runners.submit(run_some, self.setup, new).result())
            return self.verdicts(one, works)
        except self.runners.broken + self.readers.broken:
            self.readers.replace()
            self.runners.replace()
            reason = BROKE
        except Exception as error:
            reason = f"The grader failed: {type(error).__name__}: {error}"
        known = {name: self.known.get(key, failure(reason)) for name, (key, _) in works.items()}
        return tuple(Verdict.of(one.name, e, works[e.name][1], known[e.name]) for e in self.entries)


def enough(result, least):
    """Whether a result that stands was reached in a sandbox as strong as is asked for now."""
    return not result.sandbox or LEVELS.index(result.sandbox) >= LEVELS.index(least)
