"""Exercise L2: the backward rule of any product of two arrays that letters can describe."""

from autogradkit.checking import Case, Exercise, Rule

from .drawn import forms
from .truth import einsum, letters
from .variants import VARIANTS

SIZES = dict(zip("bijkl", (2, 3, 5, 2, 3), strict=True))


def product(subscripts, name="", sizes=SIZES, **more):
    """One case: arrays with one axis per letter."""
    x, y, _ = letters(subscripts)
    shapes = {"x": tuple(sizes[letter] for letter in x), "y": tuple(sizes[letter] for letter in y)}
    return Case(f"{subscripts}{name}", shapes, params={"subscripts": subscripts}, **more)


def other_letters(random):
    """Return cases of other letters, and of longer axes, one of five a single entry long."""
    chosen = random.permutation(list("acdefghmnopqrstuvwxyz")).tolist()
    cases = []
    for form in forms(random):
        renamed = form.translate(dict(zip(map(ord, "bijkl"), chosen)))
        sizes = dict(zip(chosen[:5], random.permutation([1, 3, 4, 5, 6]).tolist()))
        cases.append(product(renamed, sizes=sizes))
    return tuple(cases)


SQUARE = dict.fromkeys("bijkl", 3)


CASES = (
    product("ij,jk->ik"),
    product("ij,jk->ik", ", all sizes the same", SQUARE),
    product("ji,jk->ki"),
    product("ji,jk->ki", ", all sizes the same", SQUARE),
    product("i,i->"),
    product("i,j->ij"),
    product("i,j->ji"),
    product("ij,ij->ij"),
    product("ij,ij->ji", ", all sizes the same", SQUARE),
    product("ij,j->i"),
    product("bij,bjk->bik"),
    product("bij,jk->bik"),
    product("bi,bj->ij"),
    product("ij,j->j", ": i is summed alone"),
    product("ij,k->j", ": i and k are summed alone"),
    product("ij,kl->", ": all are summed alone"),
)

exercise = Exercise(
    id="L2",
    title="One rule for all products",
    parts=(
        Rule(
            "backward",
            einsum,
            CASES,
            layouts=("fortran", "strided"),
            points=8,
            says="z = np.einsum(subscripts, x, y)",
            variants=VARIANTS,
            larger=other_letters,
        ),
    ),
    stars=3,
    minutes=30,
)
