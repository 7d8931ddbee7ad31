"""What a forward keeps outside: in an attribute, a global, a list, where its rule reads it later.

Such numbers have no past: a second derivative through the rule would be 0 in them, and nobody warned. So
what a forward that may write outside finds there is looked at before and after each of its calls, and a
rule that can read what was changed is not differentiated itself. Masks and arrays of whole numbers may be
kept for that: they have no slope. Nor may a later call overwrite what an earlier call's rule is still to
read. Counters and texts are nobody's business.
"""

from autogradkit.errors import RuleError
from autogradkit.guards.in_place import watch
from autogradkit.guards.outside_numbers import functions_behind, may_write, numbers_outside

__all__ = ["KeptOutside", "refuse_what_is_kept_outside"]


class Looks:
    """How what a call has kept outside looked after it; while this is there, backward passes are watched."""

    def __init__(self, call, of_places):
        self.call, self.of_places = call, of_places


class KeptOutside:
    """What one forward has kept outside, by its latest call that kept something.

    Attributes
    ----------
    places : dict
        The user's name for each place, by (id of what holds it, the key there).
    latest : Looks or None
        How what is there looked after the latest call, until the node of that call has it.
    """

    def __init__(self, forward):
        self.forward, self.places, self.latest = forward, {}, None
        self.calls = 0
        self.changed = {}  # by which call a place was changed last
        self.may_keep = None  # not known before its first call, when all that it calls is there

    def before(self):
        """Return what is outside before a call; None if the forward writes nothing there."""
        if self.may_keep is None:
            self.may_keep = any(map(may_write, functions_behind(self.forward)))
        return {place: look for place, (_, look) in numbers_outside(self.forward)} if self.may_keep else None

    def after(self, before):
        """Note what a call has changed."""
        codes = [f.__code__ for f in functions_behind(self.forward)]
        constants = {x for code in codes for x in code.co_consts if type(x) is float}
        after = dict(numbers_outside(self.forward))
        kept = {
            place: name
            for place, (name, look) in after.items()
            if before.get(place) != look and look[1] not in constants
        }
        self.places = kept or self.places
        self.calls += 1
        self.changed = {place: n for place, n in self.changed.items() if place in after}
        self.changed.update(dict.fromkeys(kept, self.calls))
        self.latest = Looks(self.calls, {place: after[place][1] for place in self.places if place in after})
        if self.places:
            watch(self.latest)

    def read_by(self, rule):
        """Yield what a rule can read of it: the place, its name, and how it looks now."""
        for place, (name, look) in numbers_outside(rule.function, but_for_logs=True):
            if place in self.places:
                yield place, name, look

    def refuse_second_derivative(self, rule):
        """Raise if a rule that is to be differentiated reads what its forward has kept outside."""
        for _, name, look in self.read_by(rule):
            if not look[2]:
                continue
            raise RuleError(
                f"{rule.op.name} is differentiable once: its rule uses {name}, which the forward kept "
                f"outside, and through which no second derivative can be taken. {self.way_out(rule)}"
            )

    def refuse_if_overwritten(self, rule, latest):
        """Raise if what a call of the forward has kept for a rule is that of a later call by now."""
        looks = latest.of_places
        for place, name, look in self.read_by(rule):
            later = self.changed.get(place, 0) > latest.call
            if later and place in looks and look[1] != looks[place][1]:
                raise RuleError(
                    f"The rule of {rule.op.name} uses {name}, which the forward kept outside, and a later "
                    f"call has overwritten that: the gradient would be wrong. {self.way_out(rule)}"
                )

    def way_out(self, rule):
        """Return what to write instead."""
        asked = f"def {rule.function.__name__}(g, {', '.join(rule.op.inputs)})"
        return f"Let the rule ask for the inputs, {asked}, and compute it from them."


def refuse_what_is_kept_outside(rule):
    """Raise if a rule that is to be differentiated reads what its forward has kept outside."""
    kept = getattr(rule.op.forward, "kept_outside", None)
    if kept is not None and kept.places:
        kept.refuse_second_derivative(rule)
