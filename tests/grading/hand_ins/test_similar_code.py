from autogradkit.grading.hand_ins.similar_code import similar_pairs, sketch

ODD = """
def normalise(values, floor=1e-9):
    total = 0.0
    for place, value in enumerate(values):
        if place % 2 == 0 and value > floor:
            total += value ** 2
        elif value < -floor:
            total -= abs(value) * {number}
    return [value / (total or 1.0) for value in values if value is not None]
"""
OTHER = """
def {name}(g, x):
    scale = {{key: len(key) for key in "abc"}}
    while x and not g:
        g, x = x, g
    {extra}
    return scale.get("a", 0) + (g @ x if {number} else g.T @ x), lambda q: q[1:]
"""
EXTRAS = ["x = [y for y in x]", "assert x", "del g", "x[0] = g if x else not g", "x.y.z = ~g", "import math"]


def test_a_copy_with_other_names_is_told_and_honest_work_is_not():
    handed_in = {
        f"student {i}": [OTHER.format(name=f"f{i}", number=i, extra=e)] for i, e in enumerate(EXTRAS)
    }
    handed_in["Ana"] = [ODD.format(number=2)]
    handed_in["Ben"] = [ODD.format(number=7).replace("total", "sum_so_far").replace("value", "v")]
    found = similar_pairs({name: sketch(sources) for name, sources in handed_in.items()})
    assert found == [("Ana", "Ben", 1.0)]


def test_what_can_not_be_read_is_like_nothing():
    nothing = sketch(["def (", "(" * 10_000])
    assert nothing.size == 0
    assert similar_pairs({"Ana": nothing, "Ben": nothing}) == []
    assert similar_pairs({"Ana": nothing}) == similar_pairs({}) == []


def test_what_the_whole_class_has_says_nothing():
    same = sketch([ODD.format(number=1)])
    assert similar_pairs({f"student {i}": same for i in range(30)}) == []
