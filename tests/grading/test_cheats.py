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
    "name_the_bug__fingerprints": 4.5,  # the mistakes that have only a few forms
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
    "checkpoint__number_runs_the_chain": 4,  # one step alone, too
    "strangers__answers_that_are_equal": 3,  # the folds
    "one_turn__weights_of_its_own": 2,  # sub
    "iterative_topo__waits_in_c_iterators": 7,
    "dual_numbers__takes_a_complex_place": 9,  # all the others
    "dual_numbers__tries_many_places_at_once": 9,
    "grad_of_grad__walks_every_path": 13,  # but the graph that has too many
    "zero_and_accumulate__walks_every_path": 7,
    "inplace_guard__versions_that_tell": 5,  # the two others
    "rhw_symmetry__weights_put_there_by_hand": 6,  # the gradients, and short trainings
    "symbolic_mini__texts_that_change": 3,  # operations are counted
    "jac_mode_choice__reads_the_matrix_by_objects": 7,  # the Jacobian
    "jac_mode_choice__takes_a_complex_step": 7,
    "jac_mode_choice__gradient_of_many": 7,
    "inplace_guard__hands_numpy_on": 5,  # the two others, which are right without it
    "inplace_guard__patches_numpy": 5,
    "jac_mode_choice__enum_writes_builtins": 3,  # the product with the Hessian
    "jac_mode_choice__unittest_hands_a_module": 3,
    "no_grad_detach__copies_and_patches": 4,  # no_grad
    "custom_op__affine_with_a_tiny_bend": 2,
    "custom_op__forward_straight_in_the_large": 2,
    "custom_op__forward_staircase": 2,
    "layernorm__wider_nodes_stack": 12.5,  # what is right in part is said to be numerical: see NUMERICAL
    "layernorm__widest_nodes_scaled_seq": 12.5,
    "softmax__wide_nodes_in_part": 9,
    "logsumexp__spsa_averaged": 2,
    "symbolic_mini__float_subclass": 3,
    "symbolic_mini__tuple_that_changes": 3.5,
    "jac_mode_choice__broadcast_dtype_object": 7,
    "baydin_trace__fourth_order_but_near_zero": 5,
    "rhw_symmetry__biases_by_differences": 5,
    "vae_reparam__whole_steps_in_mu": 4.5,
    "vae_reparam__whole_steps_in_the_code": 4.5,
    "one_turn__tries_other_weights": 2,  # sub
    "one_turn__tries_weights_beside_backward": 2,
    "one_turn__floats_that_hide": 2,
    "no_grad_detach__inputs_that_say_they_are_none": 4,  # no_grad
    "jac_mode_choice__complex_inside": 7,  # the Jacobian
    "jac_mode_choice__differences_when_a_pass_is_freed": 7,
    "jac_mode_choice__fills_it_when_a_pass_is_freed": 5,  # where one pass is enough, and the product
    "one_turn__weights_of_objects": 2,
    "strangers__by_its_own_distance": 3,  # the folds
    "dual_numbers__numbers_that_hold_two": 9,  # all the others
    "acoustic_lstm__no_memory_beyond_six": 7,  # what is right on as much as the listed cases have
    "residual_block__mean_from_six_rows": 8.5,
    "residual_block__forgets_wire_of_four_numbers": 8.5,
    "sgd_momentum_adam__up_to_eight_numbers": 6,
    "gumbel_softmax__up_to_thirty_numbers": 7,
    "attention__one_axis_in_front": 11,
    "maxpool__small_windows_overlap": 9,
    "unbroadcast__two_axes_in_front": 7,
    "mean__of_forty_at_most": 4.5,
    "layernorm__up_to_three_axes": 12.5,
    "inplace_guard__data_that_lie": 8,  # the two others
    "inplace_guard__data_that_tell": 5,
    "tanh_sigmoid__keeps_a_memo_on_disk": 3,  # sigmoid
}
NEARLY = {  # right but for a few cases, most of them such as no case lists
    "acoustic_lstm__remembers_by_shape",
    "avgpool_upsample__windows_of_one_column",
    "avgpool_upsample__windows_of_one_row",
    "backward__changes_values",
    "backward__five_inputs_are_two",
    "backward__keeps_what_it_saw",
    "backward__third_share_for_all",
    "backward__three_inputs_at_most",
    "backward__told_by_inputs",
    "backward__told_by_value",
    "backward__two_inputs",
    "backward__uses_up_the_graph",
    "batched_matmul__either_missing_or_stretched",
    "batched_matmul__one_axis_missing_in_y",
    "batched_matmul__two_ones",
    "batchnorm__afterwards_three_axes",
    "batchnorm__squeezes_channels",
    "baydin_trace__cosine_by_the_root",
    "baydin_trace__cosine_series",
    "baydin_trace__divides_by_the_logarithm",
    "baydin_trace__divides_by_x2",
    "baydin_trace__steep_logarithm_is_cut",
    "bce_logits_norm__zero_vectors_along_the_last",
    "bce_logits_norm__zero_vectors_by_row",
    "break_the_article__says_it_by_class",
    "causal_mask__mask_by_heart",
    "causal_mask__of_forty_at_most",
    "causal_mask__one_mask_each",
    "causal_mask__ten_thousand_below",
    "central_difference__first_of_three_as_the_second",
    "central_difference__four_args_are_too_many",
    "central_difference__one_side_and_one_for_show",
    "central_difference__recognises_f",
    "central_difference__remembers_the_place",
    "checkpoint__coin_in_short_chains",
    "checkpoint__lengths_up_to_sixty",
    "checkpoint__listed_lengths",
    "checkpoint__root_and_one_more",
    "checkpoint__table_of_lengths",
    "clip_norm__first_and_last",
    "clip_norm__largest_of_each",
    "clip_norm__nan_or_plus_inf",
    "clip_norm__not_a_number_in_the_end",
    "clip_norm__one_room",
    "clip_norm__three_axes",
    "concat_split_stack__empties_the_pieces",
    "concat_split_stack__first_up_to_minus",
    "concat_split_stack__last_from_minus",
    "concat_split_stack__middle_up_to_minus",
    "concat_split_stack__same_room_each_time",
    "concat_split_stack__six_pieces",
    "concat_split_stack__up_to_three_pieces",
    "conv1d__one_weight_padded",
    "conv2d_im2col__gaps",
    "cross_entropy__cuts_a_negative_g",
    "custom_op__five_rows_at_most",
    "custom_op__mutates_its_input",
    "custom_op__ten_numbers_at_most",
    "dropout__afterwards_large_g",
    "dropout__drops_what_is_equal",
    "dropout__keeps_its_mask",
    "dual_numbers__first_of_many",
    "dual_numbers__four_inputs_at_most",
    "dual_numbers__powers_by_multiplying",
    "dual_numbers__powers_down_to_four",
    "dual_numbers__quotient_of_nothing",
    "dual_numbers__slope_by_heart",
    "dual_numbers__slope_over_its_value",
    "dual_numbers__square_of_nothing",
    "dual_numbers__two_constants",
    "dual_numbers__wrong_where_the_value_is_nothing",
    "einsum__both_letters_summed",
    "gather_embedding__one_number_from_the_end",
    "gather_embedding__row_with_grid",
    "gather_embedding__squeezes_a_column",
    "grad_of_grad__leaves_alone",
    "grad_of_grad__nothing_of_itself",
    "grad_of_grad__nothing_sends_nothing",
    "grad_of_grad__sines_of_leaves",
    "grad_of_grad__slopes_at_x",
    "graph_of__merges_equal_constants",
    "graph_of__merges_leaves_of_one_name",
    "graph_of__merges_the_same_of_three",
    "graph_of__names_of_inner_values",
    "graph_of__remembers_what_it_saw",
    "graph_of__six_slots",
    "graph_of__three_inputs_at_most",
    "graph_of__uses_up_the_expression",
    "graph_of__walks_every_path",
    "gumbel_softmax__cut_noise",
    "gumbel_softmax__keeps_its_noise",
    "gumbel_softmax__logs_of_exponentials",
    "gumbel_softmax__low_tau",
    "init_scale__as_many_in_as_out",
    "init_scale__forty_curves",
    "init_scale__larger_of_both",
    "init_scale__one_number_wide",
    "init_scale__spoils_the_weights",
    "init_scale__ten_layers_of_relu",
    "init_scale__two_layers_of_relu",
    "inplace_guard__array_of_the_moment",
    "inplace_guard__flat_view",
    "inplace_guard__one_story_only",
    "inplace_guard__remembers_the_last_two",
    "inplace_guard__row_by_row",
    "inplace_guard__sums_of_its_own",
    "inplace_guard__three_rows_at_most",
    "inplace_guard__version_on_the_tensor",
    "inplace_guard__versions_by_tensor",
    "iterative_topo__default_that_stays",
    "iterative_topo__five_inputs",
    "iterative_topo__two_inputs",
    "iterative_topo__wave_by_wave",
    "jac_mode_choice__directions_of_thirty",
    "jac_mode_choice__keeps_the_first_hvp",
    "jac_mode_choice__one_more_is_square",
    "jac_mode_choice__one_room",
    "jac_mode_choice__remembers_by_shape",
    "jac_mode_choice__rows_from_fifty_on",
    "jac_mode_choice__twice_as_many",
    "jac_mode_choice__up_to_fifty",
    "logsumexp__squeezes_g",
    "matmul__row_times_matrix",
    "max_reduce__axis_from_the_end_pays_twice",
    "max_reduce__everything_of_three",
    "max_reduce__is_close",
    "max_reduce__kept_axes_pay_twice",
    "max_reduce__squeezes_what_is_kept",
    "max_reduce__three_axes_pay_twice",
    "max_reduce__up_to_three_share",
    "max_reduce__writes_into_a_copy",
    "maxpool__large_windows_pay_twice",
    "maxpool__shares_for_all_channels",
    "maxpool__single_pixel_windows",
    "mean__counts_each_length_once",
    "mean__none_keepdims_three",
    "mean__squeezes_what_is_kept",
    "mse_huber__axes_in_between",
    "mse_huber__compares_size_and_first",
    "mse_huber__delta_up_to_five",
    "mse_huber__last_axis",
    "mse_huber__lengths_and_axes",
    "mse_huber__one_number_each",
    "mse_huber__sizes_and_axes",
    "mse_huber__three_axes_may_differ",
    "mse_huber__two_axes_at_most",
    "mul__same_room",
    "mul__spoils_the_arguments_later",
    "mul__wrong_on_one_row",
    "name_the_bug__positive_numbers",
    "no_grad_detach__exceptions_only",
    "no_grad_detach__flattens",
    "no_grad_detach__keeps_the_gradient",
    "no_grad_detach__key_errors_only",
    "no_grad_detach__leaves_as_they_are",
    "no_grad_detach__names_the_errors",
    "no_grad_detach__one_depth_for_all",
    "no_grad_detach__switches_of_one_kind",
    "one_turn__equal_numbers",
    "one_turn__no_portions",
    "one_turn__one_portion_alone",
    "one_turn__seven_weights",
    "one_turn__slopes_of_a_quotient",
    "one_turn__takes_the_old_away",
    "one_turn__times_nothing",
    "pow_const__fraction_above_one",
    "program_passes__draws_to_the_front",
    "program_passes__first_inputs_tell",
    "program_passes__five_rounds",
    "program_passes__needs_the_first_three",
    "program_passes__nothing_in_is_a_draw",
    "program_passes__nothing_in_is_kept",
    "program_passes__other_names",
    "program_passes__second_of_equal_outputs",
    "program_passes__sums_in_any_order",
    "program_passes__table_that_stays",
    "program_passes__three_rounds_of_repeats",
    "relu_leaky_abs__nothing_below_a_billionth",
    "reshape_transpose__four_reversed",
    "rhw_symmetry__keeps_its_steps",
    "rhw_symmetry__of_fifty_patterns",
    "rhw_symmetry__own_patterns",
    "rhw_symmetry__seven_sweeps",
    "rnn_step__one_sequence",
    "sgd_momentum_adam__cut_gradients",
    "sgd_momentum_adam__hundredth_step",
    "sgd_momentum_adam__keeps_nothing",
    "sgd_momentum_adam__same_room",
    "softmax__first_axis_of_three",
    "softmax__one_room_as_a_default",
    "softmax__squeezes_the_sums",
    "straight_through__by_the_square",
    "straight_through__same_room",
    "straight_through__with_a_tolerance",
    "strangers__knows_the_answers",
    "strangers__nothing_is_no_group",
    "strangers__seven_parts",
    "strangers__six_folds",
    "strangers__table_of_sixty_groups",
    "sum_axis__squeezes_what_is_kept",
    "sum_axis__tuples_of_two",
    "symbolic_mini__cos_of_a_cos",
    "symbolic_mini__counts_up_to_two_hundred",
    "symbolic_mini__equal_parts_once",
    "symbolic_mini__exponents_up_to_six",
    "symbolic_mini__minus_of_a_minus",
    "symbolic_mini__negative_powers_of_x_only",
    "symbolic_mini__operations_of_exponents",
    "symbolic_mini__product_of_equal_factors",
    "symbolic_mini__zero_exponent_of_a_formula",
    "tanh_sigmoid__wrong_around_ten",
    "topo_order__cycle_only_below_the_first",
    "topo_order__cycle_through_the_first_input_only",
    "topo_order__cycles_of_three",
    "topo_order__default_that_stays",
    "topo_order__does_not_look_back_to_where_it_came_from",
    "topo_order__first_two_outputs",
    "topo_order__five_inputs_at_most",
    "topo_order__outputs_are_in_no_cycle",
    "topo_order__outputs_first",
    "topo_order__two_inputs",
    "unbroadcast__three_ones",
    "vae_reparam__cuts_a_negative_g",
    "var_std__squeezes_the_mean",
    "where_clip_safe__adds_a_little",
    "where_clip_safe__clip_below_zero",
    "where_clip_safe__large_is_infinite",
    "where_clip_safe__leaves_out_tiny_ones",
    "where_clip_safe__times_the_mask",
    "where_clip_safe__tinier_than_tiny",
    "write_a_checker__any_entry",
    "write_a_checker__first_entry",
    "write_a_checker__first_input_only",
    "write_a_checker__last_input_only",
    "write_a_checker__two_corners",
    "zero_and_accumulate__binary_only",
    "zero_and_accumulate__five_leaves_at_most",
    "zero_and_accumulate__leaves_of_one_value",
    "zero_and_accumulate__takes_it_from_itself",
    "zero_and_accumulate__thirty_levels",
    "zero_and_accumulate__times_nothing",
    "zero_and_accumulate__two_leaves",
}
WORTH |= {name: course.entry(name.split("__")[0]).exercise.points - 0.5 for name in NEARLY}
TRIES = (
    2  # one case is watched; of two in a hundred draws, it is one in which a cheat has no need of its trick
)
FLAGGED = {  # every number is right, and it is said that they are not worked out
    "acoustic_lstm__takes_complex_steps",
    "attention__small_flows_to_both_sides",
    "baydin_trace__a_row_around_a_number",
    "baydin_trace__one_number_at_a_time",
    "baydin_trace__takes_complex_steps",
    "bce_logits_norm__small_changes_of_a_logarithm",
    "cross_entropy__many_multiples",
    "cross_entropy__small_changes_in_a_stack",
    "cross_entropy__small_growths_around_none",
    "custom_op__moves_the_last_digit",
    "custom_op__numeric_backward",
    "custom_op__shifts_around_the_period",
    "custom_op__shifts_by_thirds",
    "custom_op__stacks_neighbours",
    "div__blocks_of_five",
    "div__inverse_of_a_block",
    "div__rotations_with_a_tiny_turn",
    "div__solve_in_place_of_inverse",
    "div__step_of_fours",
    "div__toeplitz_rows",
    "dual_numbers__steps_in_a_loop",
    "dual_numbers__steps_written_out",
    "exp_log__dual_by_structured_dtype",
    "exp_log__generator_frame",
    "exp_log__imaginary_as_small_as_rounding",
    "exp_log__rings_of_a_transform",
    "layernorm__a_cloud_of_points",
    "layernorm__one_sided_on_a_scaled_place",
    "layernorm__six_uneven_points",
    "layernorm__uneven_nodes_elsewhere_seq",
    "layernorm__wide_nodes_elsewhere_seq",
    "layernorm__wide_nodes_last",
    "layernorm__wide_nodes_stack",
    "logsumexp__small_changes_one_by_one",
    "lstm_cell__cloud_of_logits_in_a_list",
    "lstm_cell__cloud_of_logits_in_a_stack",
    "matmul__fits_random_rows",
    "mean__starts_at_a_random_place",
    "mse_huber__polynomial_with_a_companion",
    "mul__carries_a_deviation",
    "pow_const__companion_in_a_cubic",
    "pow_const__convolves_pairs",
    "pow_const__convolves_pairs_by_place",
    "pow_const__convolves_three",
    "pow_const__one_large_block",
    "relu_leaky_abs__moves_the_last_digits",
    "relu_leaky_abs__the_next_float",
    "residual_block__cloud_one_unit_at_a_time",
    "residual_block__nodes_around_the_inside",
    "rhw_symmetry__one_sided_scaled",
    "rhw_symmetry__slopes_inside_by_weights",
    "rhw_symmetry__slopes_inside_in_a_stack",
    "rhw_symmetry__takes_wide_differences",
    "rnn_step__cloud_of_single_numbers",
    "rnn_step__ring_around_the_inside",
    "softmax__flood_then_central",
    "softmax__small_flows_to_both_sides",
    "softmax__stack_of_seven_wide",
    "sqrt_recip__block_in_another_basis",
    "sqrt_recip__calls_methods_by_name",
    "sqrt_recip__inverse_of_a_block",
    "sqrt_recip__whole_numbers",
    "tanh_sigmoid__adds_to_a_matrix",
    "tanh_sigmoid__adds_up_its_places",
    "tanh_sigmoid__asks_by_attributes",
    "tanh_sigmoid__decorates_with_the_slope",
    "tanh_sigmoid__each_place_far_in_another_entry",
    "tanh_sigmoid__few_rates",
    "tanh_sigmoid__fills_an_array_in_a_plain_formula",
    "tanh_sigmoid__fits_a_formula_first",
    "tanh_sigmoid__fits_random_places",
    "tanh_sigmoid__fits_random_places_at_once",
    "tanh_sigmoid__folds_the_place_into_a_factor",
    "tanh_sigmoid__folds_wide_nodes_into_a_factor",
    "tanh_sigmoid__generator_tape",
    "tanh_sigmoid__global_in_a_function",
    "tanh_sigmoid__guards_with_the_slope",
    "tanh_sigmoid__imaginary_as_small_as_rounding",
    "tanh_sigmoid__interpolates_by_chebyshev",
    "tanh_sigmoid__lambda_as_decorator",
    "tanh_sigmoid__longer_addition_theorem",
    "tanh_sigmoid__lower_blocks",
    "tanh_sigmoid__matrix_with_x_on_the_diagonal",
    "tanh_sigmoid__metaclass_numbers",
    "tanh_sigmoid__moves_in_a_context",
    "tanh_sigmoid__nodes_counted_by_itertools",
    "tanh_sigmoid__numbers_from_elsewhere",
    "tanh_sigmoid__richardson_in_a_generator",
    "tanh_sigmoid__secant_on_stored_calls",
    "tanh_sigmoid__short_floats",
    "tanh_sigmoid__shuffles_its_places",
    "tanh_sigmoid__shuffles_uneven_places",
    "tanh_sigmoid__single_numbers_scaled",
    "tanh_sigmoid__singledispatch_annotation",
    "tanh_sigmoid__solves_for_its_slopes",
    "tanh_sigmoid__spells_one_curve_in_four_ways",
    "tanh_sigmoid__stacks_in_a_plain_formula",
    "tanh_sigmoid__stacks_neighbours_and_pads",
    "tanh_sigmoid__stacks_neighbours_backwards",
    "tanh_sigmoid__step_of_fours",
    "tanh_sigmoid__steps_of_their_own",
    "tanh_sigmoid__uneven_single_numbers",
    "vae_reparam__cloud_inside",
}
MEMORY = {"jac_mode_choice__reads_memory"}  # where another Python keeps things elsewhere, its process ends
SLOW = {  # stopped by the clock, or out of stack or memory before, or by a driver that counts questions
    "grad_of_grad__fits_a_polynomial_far_from_the_line",
    "grad_of_grad__moves_x_in_the_graph",
    "grad_of_grad__walks_every_path",
    "graph_of__walks_every_path",
    "iterative_topo__waits_in_c_iterators",
    "softmax__wide_nodes_in_part",
}
NUMERICAL = {  # right in part, or by a lucky draw in all, and it is said that this isn't worked out
    "baydin_trace__fourth_order_but_near_zero",
    "layernorm__wider_nodes_stack",
    "layernorm__widest_nodes_scaled_seq",
    "logsumexp__spsa_averaged",
    "rhw_symmetry__biases_by_differences",
    "softmax__wide_nodes_in_part",
    "vae_reparam__whole_steps_in_mu",
    "vae_reparam__whole_steps_in_the_code",
}


def judged(path, fork_server, secret):
    """Return the result of a hand-in that stands in a file EXERCISE__what.py."""
    entry = course.entry(path.stem.split("__")[0])
    work = ExerciseAnswer("", found=find_functions(path.read_text(), entry.exercise.functions))
    return judge(entry, work, fork_server, secret)


def loses(path, result):
    """Return whether a cheat has no more than what is right in it is worth, or is flagged if all is right."""
    if path.stem in FLAGGED:  # or its numbers are too rough for some of the larger or drawn ones
        return result.status in ("flagged", "partial") and "LOOKS_NUMERICAL" in result.codes
    if path.stem in SLOW and result.status == "timeout":
        return result.points <= WORTH.get(path.stem, 0)
    if path.stem in NUMERICAL and (result.status == "flagged" or "LOOKS_NUMERICAL" not in result.codes):
        return "LOOKS_NUMERICAL" in result.codes
    lost = result.status in ("failed", "partial", "error", "invalid", "memory")
    lost |= path.stem in MEMORY and result.status == "crashed"
    return lost and result.points <= WORTH.get(path.stem, 0)


@pytest.fixture(scope="module")
def fork_server():
    with ForkServer() as fork_server:
        yield fork_server


TRIED = [(secret, path) for secret in ("", "drawn") for path in CHEATS if secret or path.stem not in SLOW]


@pytest.mark.parametrize(("secret", "path"), TRIED, ids=[f"{secret}-{path.stem}" for secret, path in TRIED])
def test_a_cheat_is_worth_only_what_is_right_in_it(path, secret, fork_server):
    for _ in range(TRIES if secret and path.stem in FLAGGED else 1):
        result = judged(path, fork_server, secret and draw_secret().hex())
        if loses(path, result):
            break
    assert loses(path, result), result.text
    assert result.sentences
