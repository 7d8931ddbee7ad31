"""What is drawn where exercise L2 is tried: letters in any order."""


def forms(random):
    """Return the letters of several products, of an outer one and of one that is drawn."""
    outer = "".join(random.permutation(list("ijkl")))
    known = "bij,jbk->kib", "ik,bk->b", "bijk,jl->lkb", "bij,jbi->b", "ij,ij->"
    return *known, f"ij,kl->{outer}", any_form(random)


def any_form(random):
    """Return letters of which each is on x, on y or on both, and perhaps on z, in any order."""
    where = ["xz", "yz", *random.choice(["x", "y", "xy", "xz", "yz", "xyz"], 2)]
    x, y, z = (
        "".join(random.permutation([letter for letter, on in zip("bijk", where) if array in on]))
        for array in "xyz"
    )
    return f"{x},{y}->{z}"
