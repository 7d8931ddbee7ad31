"""Scopes: what was computed together can be closed to one box."""

import autogradkit as ag
from autogradkit.graph import film


def recurrent(steps=3):
    w, h = ag.Tensor(0.5, name="w"), ag.Tensor(1.0, name="h")
    own = [ag.Tensor(float(k), name=f"x{k}") for k in range(steps)]
    for k in range(steps):
        with ag.scope(f"step {k}"):
            with ag.scope("cell"):
                h = ag.tanh(h * w)
            h = h + own[k]
    return film(h * 2).data


def test_blocks_are_scopes_with_scopes_inside_and_count_what_they_hold():
    scopes = recurrent()["scopes"]
    assert [(s["name"], s["parent"], s["count"]) for s in scopes] == [
        ("step 0", None, 5),  # mul, tanh, add, its own x0, and h, which nothing else reads
        ("cell", 0, 3),
        ("step 1", None, 4),
        ("cell", 2, 2),
        ("step 2", None, 4),
        ("cell", 4, 2),
    ]


def test_a_leaf_belongs_to_the_scope_that_alone_reads_it_and_a_shared_one_to_none():
    data = recurrent()
    group = {node["label"]: node["group"] for node in data["nodes"]}
    assert group["w"] is None
    assert data["scopes"][group["x1"]]["name"] == "step 1"
    assert data["scopes"][group["h"]]["name"] == "cell"


def test_a_film_without_scopes_has_none():
    x = ag.Tensor(2.0)
    data = film(x * x).data
    assert data["scopes"] == []
    assert "group" not in data["nodes"][0]


def test_the_same_name_twice_is_two_scopes():
    x = ag.Tensor(2.0)
    with ag.scope("layer"):
        y = x * x
    z = y + 1
    with ag.scope("layer"):
        z = z * y
    assert [s["name"] for s in film(z).data["scopes"]] == ["layer #1", "layer #2"]
