"""The operations that can stand in a program: operators, and NumPy's functions with their names there."""

import operator

import numpy as np

__all__ = ["FUNCTIONS", "IN_WORDS", "OPERATORS", "QUESTIONS", "SHARING"]

OPERATORS = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "//": operator.floordiv,
    "%": operator.mod,
    "**": operator.pow,
    "@": operator.matmul,
    "&": operator.and_,
    "|": operator.or_,
    "^": operator.xor,
    "<<": operator.lshift,
    ">>": operator.rshift,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}


IN_WORDS = {
    "+": "add",
    "-": "sub",
    "*": "mul",
    "/": "truediv",
    "//": "floordiv",
    "%": "mod",
    "**": "pow",
    "@": "matmul",
    "&": "and",
    "|": "or",
    "^": "xor",
    "<<": "lshift",
    ">>": "rshift",
    "<": "lt",
    "<=": "le",
    ">": "gt",
    ">=": "ge",
    "==": "eq",
    "!=": "ne",
}


# What asks about an array's shape or dtype, which are the same in every run.
QUESTIONS = {
    np.shape,
    np.ndim,
    np.size,
    np.result_type,
    np.can_cast,
    np.iscomplexobj,
    np.isrealobj,
    np.isfortran,
}


QUESTIONS.add(np.common_type)
SHARING = {np.may_share_memory, np.shares_memory}  # which two arguments do in one call, and not in another


def named(module, path, names):
    """Return functions of a module by themselves, with the names that they are called by in a program."""
    return {getattr(module, n): f"{path}.{n}" for n in names.split() if hasattr(module, n)}


# What is written down: functions whose result has a shape that depends on shapes alone.
FUNCTIONS = {
    **named(
        np,
        "np",
        """all amax amin angle any append apply_along_axis argmax argmin argpartition argsort around
        array_split astype atleast_1d atleast_2d atleast_3d average block
        broadcast_arrays broadcast_to choose clip column_stack concat concatenate convolve copy corrcoef
        correlate cov cross cumprod cumsum cumulative_prod cumulative_sum diag diagflat diagonal
        diff digitize dot dsplit dstack ediff1d einsum empty_like expand_dims fix flip fliplr flipud full_like
        gradient hsplit hstack i0 inner interp isclose iscomplex isin isneginf isposinf isreal kron lexsort
        matrix_transpose max mean median meshgrid min moveaxis nan_to_num nanargmax nanargmin nancumprod
        nancumsum nanmax nanmean nanmedian nanmin nanpercentile nanprod nanquantile nanstd nansum nanvar
        ones_like outer pad partition percentile permute_dims polyadd polyder polyint polysub polyval
        prod ptp quantile ravel real imag repeat reshape resize roll rollaxis rot90 round searchsorted select
        sinc sort split squeeze stack std sum
        swapaxes take take_along_axis tensordot tile trace transpose trapezoid tril triu unstack unwrap vander
        var vdot vsplit vstack where zeros_like""",
    ),
    **named(
        np.linalg,
        "np.linalg",
        """cholesky cond cross det diagonal eigh eigvalsh inv matmul matrix_norm matrix_power matrix_rank
        matrix_transpose
        multi_dot norm outer pinv qr slogdet solve svd svdvals tensordot tensorinv tensorsolve trace vecdot
        vector_norm""",
    ),
    **named(np.fft, "np.fft", "fft ifft rfft irfft fft2 ifft2 fftn ifftn rfftn irfftn fftshift ifftshift"),
}
