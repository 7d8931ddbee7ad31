"""A learner: one exercise's code in the process that runs it, and the calls of its functions.

Whatever the code does, what comes of it is a status and plain values. Standard library only, because the
child loads this file by its path.
"""

__all__ = ["Learner"]


class Learner:
    """One exercise's code, run once, and its functions, called as often as asked.

    A `marker` notes which branches of the code are taken.
    """

    def __init__(self, answer, execution, adapter, functions, source, name, scope=None, marker=None):
        self.answer, self.execution, self.adapter, self.wanted = answer, execution, adapter, functions
        self.source, self.name = bytes(source).decode(), name
        self.scope = execution.new_scope() if scope is None else scope
        self.marker, self.told = marker, b""

    def run(self):
        """Execute the source and tell which functions it defined."""
        status, error = run_guarded(self.execute)
        here = [name for name in self.wanted if callable(self.scope.get(name))]
        facts = {name: self.parameters(name) for name in here}
        return {"status": status, "error": error, "functions": facts}

    def execute(self):
        """Execute the source, with marks at its branches if there is a marker."""
        parse = {"parse": self.marked} if self.marker else {}
        self.execution.execute(self.source, self.name, self.scope, **parse)

    def marked(self, source, filename):
        """Return the source's tree with marks, which it finds where it finds Python's own functions."""
        tree = self.marker.parse(source, filename)
        self.scope["__builtins__"][self.marker.name] = self.marker.marks
        return tree

    def parameters(self, name):
        """Return a function's parameter names, or none if it doesn't tell."""
        try:
            return self.answer.parameters(self.scope[name])
        except (TypeError, ValueError):
            return ()

    def ask(self, function, arguments, oracles):
        """Call one function; return what came of it, and the marks if there are new ones among them."""
        told = self.call(function, arguments, oracles)
        marks = bytes(self.marker.marks) if self.marker else b""
        if marks != self.told:
            self.told = marks
            told["marks"] = self.marker.as_array()
        return told

    def call(self, function, arguments, oracles):
        """Call one function; return what `checking.answer` found, as plain values."""
        facts, arguments = {}, arguments | oracles
        functions = {name: self.scope[name] for name in self.wanted if name in self.scope}

        def run():
            facts["answer"] = self.answer.call(self.adapter, functions, function, arguments)

        status, error = run_guarded(run)
        if status != "ok":
            return {"status": status, "error": error}
        answer = facts["answer"]
        if answer.status == "raised" and "MemoryError" in answer.error.split(":")[0]:
            return {"status": "memory", "error": answer.error}
        told = {
            name: getattr(answer, name) for name in ("value", "error", "changed", "aliased", "peak_bytes")
        }
        told = {name: fact for name, fact in told.items() if fact}  # of what isn't there the grader knows
        return {"status": answer.status, "single": answer.single, **told}


def run_guarded(run):
    """Run something of the learner's; return a status and the first line of what it raised."""
    try:
        run()
    except SystemExit:
        return "left", "SystemExit"
    except MemoryError:
        return "memory", "MemoryError"
    except BaseException as error:
        return "raised", f"{type(error).__name__[:100]}: {' '.join(str(error).split())[:200]}"
    return "ok", ""
