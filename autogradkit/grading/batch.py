"""A batch: the hand-ins of a class, graded as jobs of two executors.

First a hand-in is read, always on this machine and never in the grader's own process. Then its code is
run, unless the same code has been run before. Whatever a hand-in does to the process that works on it,
the batch goes on: a broken pool is replaced, the jobs that were under way are tried again one by one, and
only the one that breaks the pool again gets a `grader_error`.
"""

from concurrent.futures import FIRST_COMPLETED, wait
from itertools import islice

from . import sentences
from .hand_ins.exercise_answer import ExerciseAnswer
from .job import judge_answers, read_hand_in
from .results.grade import Grade, Result, grader_failure
from .results.journal import JournalError

__all__ = ["Batch"]

UNREAD = ExerciseAnswer("invalid")


class Batch:
    """Grades hand-ins; the executors are opened and closed by the caller.

    Parameters
    ----------
    entries : sequence of Entry
        The exercises.
    setup : Setup
        What a process needs to know before its first job.
    readers, runners : Pool or DaskExecutor
        Where hand-ins are read, and where their code is run; both may be the same.
    known : KnownResults
        Takes over every new result at once.

    Attributes
    ----------
    reused : int
        How many grades stood already.
    sketches : dict of str to array
        What similar hand-ins are found by, by student.
    unused : dict of str to tuple of str
        Why files of a hand-in were not read, by student.
    """

    def __init__(self, entries, setup, readers, runners, known):
        self.entries, self.setup, self.known = tuple(entries), setup, known
        self.readers, self.runners = readers, runners
        self.waiting = {}  # hand-in -> its (key, ExerciseAnswer) by exercise, until all results are known
        self.under_way = set()  # keys of the results that some job is working on
        self.asked = {}  # hand-in -> the keys that its job is to run
        self.reused, self.sketches, self.unused = 0, {}, {}

    def grades(self, hand_ins):
        """Yield `(hand_in, grades)` as they come, a grade per exercise."""
        todo, jobs, lost = iter(hand_ins), {}, []
        while True:
            for one in islice(todo, max(0, 2 * self.runners.jobs - len(jobs))):
                jobs[self.readers.submit(read_hand_in, self.setup, one)] = one
            if not jobs:
                break
            done, _ = wait(jobs, return_when=FIRST_COMPLETED)
            for future in [job for job in jobs if job in done]:  # in the order of the work
                one = jobs.pop(future)
                try:
                    jobs |= self.take_over(one, future)
                except self.lost_process_errors:
                    self.give_up(one, future)
                    lost.append(one)
            yield from self.finished_hand_ins()
        for one in lost:  # one of them broke the pool; alone, each answers for itself
            yield one, self.grade_alone(one)
            yield from self.finished_hand_ins()
        for one in list(self.waiting):  # for the code of one that was lost
            if self.waiting.pop(one, None):
                yield one, self.grade_alone(one)
                yield from self.finished_hand_ins()

    @property
    def lost_process_errors(self):
        """The exceptions by which an executor says that it lost a process."""
        return self.runners.broken + self.readers.broken

    def take_over(self, one, future):
        """Take over what a job on a hand-in returned; return the jobs that follow from it.

        Raises
        ------
        Exception
            One of `broken`, if the job was lost; JournalError, if nothing can be kept any more;
            SchedulerLostError, if nothing can be run any more.
        """
        try:
            if one in self.waiting:
                self.record(future.result())
                self.leave_out(one, self.waiting[one], self.asked.pop(one))
                return {}
            self.waiting[one] = self.keep(one, future.result())
            return self.run_what_is_new(one)
        except (*self.lost_process_errors, JournalError):
            raise
        except Exception as error:  # a mistake of the grader's must not cost the others' rows
            self.runners.require_reachable(error)
            nothing_read = {e.name: (f"failed {one.name} {e.name}", UNREAD) for e in self.entries}
            answers = self.waiting.setdefault(one, nothing_read)
            failure = grader_failure(sentences.grader_failed(error))
            self.known.remember({key: failure for key, _ in answers.values() if key not in self.known})
            return {}

    def keep(self, one, read):
        """Keep what is told of a hand-in as a whole; return its answers."""
        self.sketches[one.name], self.unused[one.name] = read.sketch, read.unused
        return read.answers

    def run_what_is_new(self, one):
        """Start a job for the answers of a hand-in that nobody has run or is running; return it, if any."""
        new = {
            key: (name, answer)
            for name, (key, answer) in self.waiting[one].items()
            if key not in self.known and key not in self.under_way
        }
        self.under_way |= set(new)
        self.asked[one] = set(new)
        return {self.runners.submit(judge_answers, self.setup, new): one} if new else {}

    def give_up(self, one, future):
        """Replace the executor that lost a job, and forget what was under way for its hand-in."""
        self.readers.replace(future)
        self.runners.replace(future)
        self.under_way -= {key for key, _ in self.waiting.pop(one, {}).values()}
        self.asked.pop(one, None)

    def record(self, results):
        """Take over the results of a job."""
        self.known.record(results)
        self.under_way -= set(results)

    def leave_out(self, one, answers, asked):
        """Give a hand-in its result for what no time was left for; to others with the same code it's none."""
        left = {name for name, (key, _) in answers.items() if key in asked and key not in self.known}
        self.under_way -= asked
        limit_s = self.setup.limits.hand_in_s
        for name in left:
            instead = f"out of budget {one.name} {name}"
            answers[name] = instead, answers[name][1]
            said = sentences.OUT_OF_BUDGET.format(limit_s=limit_s)
            self.known.remember({instead: Result("timeout", 0.0, sentences=(said,))})

    def finished_hand_ins(self):
        """Yield the hand-ins all of whose results are known, with their grades."""
        for one, answers in list(self.waiting.items()):
            if all(key in self.known for key, _ in answers.values()):
                del self.waiting[one]
                yield one, self.grades_of(one, answers)

    def grades_of(self, one, answers, failure=None):
        """Return a hand-in's grades, in the order of the exercises; `failure` where no result is known."""
        self.reused += sum(key in self.known.stood for key, _ in answers.values() if not failure)
        grades = []
        for entry in self.entries:
            key, answer = answers[entry.name]
            result = self.known[key] if failure is None or key in self.known else failure
            grades.append(Grade.of(one.name, entry, answer, result))
        return tuple(grades)

    def grade_alone(self, one):
        """Read and run one hand-in with nothing else under way, and return its grades."""
        answers = dict.fromkeys((entry.name for entry in self.entries), ("", UNREAD))
        try:
            answers = self.keep(one, self.readers.submit(read_hand_in, self.setup, one).result())
            new = {key: (name, answer) for name, (key, answer) in answers.items() if key not in self.known}
            if new:
                self.record(self.runners.submit(judge_answers, self.setup, new).result())
                self.leave_out(one, answers, set(new))
            return self.grades_of(one, answers)
        except self.lost_process_errors:
            self.readers.replace()
            self.runners.replace()
            if getattr(self.readers, "was_too_costly", False):
                return self.grades_of(
                    one, answers, Result("invalid", 0.0, sentences=(sentences.READING_ENDED,))
                )
            reason = sentences.GRADERS_PROCESS_ENDED
        except JournalError:
            raise
        except Exception as error:
            self.runners.require_reachable(error)
            reason = sentences.grader_failed(error)
        return self.grades_of(one, answers, grader_failure(reason))
