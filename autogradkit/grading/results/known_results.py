"""The results that are known: those that stood in the journal, and those of this run."""

from autogradkit.grading.sandbox.child_side.confinement import LEVELS

__all__ = ["KnownResults"]


class KnownResults:
    """Results by their keys. A new one goes into the journal first.

    Parameters
    ----------
    journal : Journal
    least : str
        The level of the sandbox below which a result that stood counts no more.
    """

    def __init__(self, journal, least):
        self.journal = journal
        self.by_key, self.distinct = {}, {}  # most results are equal, and one of the equal ones is kept
        self.stood = frozenset(key for key, one in journal.kept.items() if reached_at(one, least))
        self.remember({key: journal.kept.pop(key) for key in self.stood})

    def __contains__(self, key):
        return key in self.by_key

    def __getitem__(self, key):
        return self.by_key[key]

    def record(self, results):
        """Take over the results of a job, by key, and write them down."""
        self.journal.add(results)
        self.remember(results)

    def remember(self, results):
        """Take over results, by key, for this run only."""
        for key, result in results.items():
            self.by_key[key] = self.distinct.setdefault(result, result)


def reached_at(result, least):
    """Return whether a result was reached in a sandbox of at least this level, or needed none."""
    return not result.sandbox or LEVELS.index(result.sandbox) >= LEVELS.index(least)
