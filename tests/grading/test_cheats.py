"""Hand-ins that want points without the work: each loses, and none makes the grader fail.

They stand in `cheats/`, one file each: `EXERCISE__what_it_tries.py`.
"""

from pathlib import Path

import pytest

from autogradkit import course
from autogradkit.course.source.answer import find_functions
from autogradkit.grading.hand_ins.exercise_answer import ExerciseAnswer
from autogradkit.grading.judging import judge
from autogradkit.grading.sandbox.fork_server import ForkServer
from autogradkit.grading.secret import draw_secret

CHEATS = sorted((Path(__file__).parent / "cheats").glob("*.py"))
NAMES = [path.stem for path in CHEATS]
WORTH = {  # what is right in it is worth points
    "mul__fast_by_calls": 2,
    "custom_op__affine_but_rarely": 2,
    "custom_op__affine_inside_the_domain": 2,
    "custom_op__affine_by_shape": 2,
    "gather_embedding__by_shape": 1,
    "mul__is_wrong_beyond": 3.5,
    "tanh_sigmoid__knows_the_listed_shapes": 5,
    "article_rules__adds_where_it_is_asked": 2,  # the slopes
    "custom_op__lies_to_the_driver": 2,  # a forward that isn't affine, for whoever asks in the first task
    "custom_op__lies_after_a_while": 2,
    "no_grad_detach__sets_what_is_true_now_and_then": 4,  # detach
    "symbolic_mini__writes_a_difference": 3.5,  # operations are counted, and what is constant
    "dual_numbers__takes_differences": 9,  # all the others
    **{name: 4 for name in NAMES if name.startswith("where_clip_safe")},  # the two rules
    "mul__remembers_by_shape": 2,
    **{name: 6 for name in NAMES if name.startswith("iterative_topo")},  # short graphs
    **{name: 3 for name in NAMES if name.startswith("checkpoint")},  # the best length of a segment
    "iterative_topo__waits_in_c_iterators": 7,
    "dual_numbers__takes_a_complex_place": 9,  # all the others
    "dual_numbers__tries_many_places_at_once": 9,
    "grad_of_grad__moves_x_in_the_graph": 4,  # where nothing can be seen from afar: tanh is flat there
    "jac_mode_choice__reads_the_matrix_by_objects": 7,  # the Jacobian
    "jac_mode_choice__takes_a_complex_step": 7,
    "jac_mode_choice__gradient_of_many": 7,
    "one_turn__tries_other_weights": 2,  # sub
    "one_turn__tries_weights_beside_backward": 2,
}
FLAGGED = {  # every number is right, and it is said that they are not worked out
    "acoustic_lstm__takes_complex_steps",
    "baydin_trace__takes_complex_steps",
    "custom_op__stacks_neighbours",
    "rhw_symmetry__takes_wide_differences",
    "tanh_sigmoid__adds_to_a_matrix",
    "tanh_sigmoid__fits_a_formula_first",
    "tanh_sigmoid__stacks_neighbours_and_pads",
    "tanh_sigmoid__stacks_neighbours_backwards",
}


def judged(path, fork_server, secret):
    """Return the result of a hand-in that stands in a file EXERCISE__what.py."""
    entry = course.entry(path.stem.split("__")[0])
    work = ExerciseAnswer("", found=find_functions(path.read_text(), entry.exercise.functions))
    return judge(entry, work, fork_server, secret)


def loses(path, result):
    """Return whether a cheat has no more than what is right in it is worth, or is flagged if all is right."""
    if path.stem in FLAGGED:
        return (result.status, set(result.codes)) == ("flagged", {"LOOKS_NUMERICAL"})
    lost = result.status in ("failed", "partial", "error", "invalid")
    return lost and result.points <= WORTH.get(path.stem, 0)


@pytest.fixture(scope="module")
def fork_server():
    with ForkServer() as fork_server:
        yield fork_server


@pytest.mark.parametrize("path", CHEATS, ids=lambda path: path.stem)
@pytest.mark.parametrize("secret", ["", "drawn"])
def test_a_cheat_is_worth_only_what_is_right_in_it(path, secret, fork_server):
    result = judged(path, fork_server, secret and draw_secret().hex())
    assert loses(path, result), result.text
    assert result.sentences
