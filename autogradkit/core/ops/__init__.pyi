"""What a type checker and an editor see of the ops: the arguments that each takes.

Made of the ops themselves by `python -m tests.core.ops.write_stub`; a test holds it to them. Arrays are given
by their places. A parameter may be given by its place, where NumPy's function has it, or by its name.
"""

from typing import Any

from autogradkit.core.op_signatures import as_op
from autogradkit.core.ops import fft as fft
from autogradkit.core.ops import linalg as linalg
from autogradkit.core.ops.arithmetic import add_sequence as add_sequence
from autogradkit.core.ops.arithmetic import multiply_sequence as multiply_sequence
from autogradkit.core.ops.choice import choose as choose
from autogradkit.core.ops.choice import clip as clip
from autogradkit.core.ops.choice import heaviside as heaviside
from autogradkit.core.ops.choice import nan_to_num as nan_to_num
from autogradkit.core.ops.choice import piecewise as piecewise
from autogradkit.core.ops.choice import select as select
from autogradkit.core.ops.convolution import convolve as convolve
from autogradkit.core.ops.convolution import correlate as correlate
from autogradkit.core.ops.copies import fliplr as fliplr
from autogradkit.core.ops.copies import flipud as flipud
from autogradkit.core.ops.copies import full as full
from autogradkit.core.ops.copies import full_like as full_like
from autogradkit.core.ops.copies import geomspace as geomspace
from autogradkit.core.ops.copies import linspace as linspace
from autogradkit.core.ops.copies import logspace as logspace
from autogradkit.core.ops.copies import meshgrid as meshgrid
from autogradkit.core.ops.copies import pad as pad
from autogradkit.core.ops.copies import repeat as repeat
from autogradkit.core.ops.copies import resize as resize
from autogradkit.core.ops.copies import rot90 as rot90
from autogradkit.core.ops.copies import tile as tile
from autogradkit.core.ops.cumulative import cumulative_prod as cumulative_prod
from autogradkit.core.ops.cumulative import cumulative_sum as cumulative_sum
from autogradkit.core.ops.diagonals import diag as diag
from autogradkit.core.ops.diagonals import diagflat as diagflat
from autogradkit.core.ops.diagonals import tril as tril
from autogradkit.core.ops.diagonals import triu as triu
from autogradkit.core.ops.diagonals import vander as vander
from autogradkit.core.ops.difference import diff as diff
from autogradkit.core.ops.difference import ediff1d as ediff1d
from autogradkit.core.ops.difference import gradient as gradient
from autogradkit.core.ops.difference import interp as interp
from autogradkit.core.ops.difference import trapezoid as trapezoid
from autogradkit.core.ops.einsum import einsum as einsum
from autogradkit.core.ops.flat import all as all
from autogradkit.core.ops.flat import allclose as allclose
from autogradkit.core.ops.flat import any as any
from autogradkit.core.ops.flat import argmax as argmax
from autogradkit.core.ops.flat import argmin as argmin
from autogradkit.core.ops.flat import argpartition as argpartition
from autogradkit.core.ops.flat import argsort as argsort
from autogradkit.core.ops.flat import argwhere as argwhere
from autogradkit.core.ops.flat import around as around
from autogradkit.core.ops.flat import array_equal as array_equal
from autogradkit.core.ops.flat import array_equiv as array_equiv
from autogradkit.core.ops.flat import ceil as ceil
from autogradkit.core.ops.flat import count_nonzero as count_nonzero
from autogradkit.core.ops.flat import digitize as digitize
from autogradkit.core.ops.flat import empty_like as empty_like
from autogradkit.core.ops.flat import equal as equal
from autogradkit.core.ops.flat import fix as fix
from autogradkit.core.ops.flat import flatnonzero as flatnonzero
from autogradkit.core.ops.flat import floor as floor
from autogradkit.core.ops.flat import floor_divide as floor_divide
from autogradkit.core.ops.flat import greater as greater
from autogradkit.core.ops.flat import greater_equal as greater_equal
from autogradkit.core.ops.flat import isclose as isclose
from autogradkit.core.ops.flat import iscomplex as iscomplex
from autogradkit.core.ops.flat import isfinite as isfinite
from autogradkit.core.ops.flat import isin as isin
from autogradkit.core.ops.flat import isinf as isinf
from autogradkit.core.ops.flat import isnan as isnan
from autogradkit.core.ops.flat import isneginf as isneginf
from autogradkit.core.ops.flat import isposinf as isposinf
from autogradkit.core.ops.flat import isreal as isreal
from autogradkit.core.ops.flat import less as less
from autogradkit.core.ops.flat import less_equal as less_equal
from autogradkit.core.ops.flat import lexsort as lexsort
from autogradkit.core.ops.flat import logical_and as logical_and
from autogradkit.core.ops.flat import logical_not as logical_not
from autogradkit.core.ops.flat import logical_or as logical_or
from autogradkit.core.ops.flat import logical_xor as logical_xor
from autogradkit.core.ops.flat import nanargmax as nanargmax
from autogradkit.core.ops.flat import nanargmin as nanargmin
from autogradkit.core.ops.flat import nonzero as nonzero
from autogradkit.core.ops.flat import not_equal as not_equal
from autogradkit.core.ops.flat import ones_like as ones_like
from autogradkit.core.ops.flat import rint as rint
from autogradkit.core.ops.flat import round as round
from autogradkit.core.ops.flat import searchsorted as searchsorted
from autogradkit.core.ops.flat import sign as sign
from autogradkit.core.ops.flat import signbit as signbit
from autogradkit.core.ops.flat import trunc as trunc
from autogradkit.core.ops.flat import zeros_like as zeros_like
from autogradkit.core.ops.indexing import bincount as bincount
from autogradkit.core.ops.indexing import compress as compress
from autogradkit.core.ops.indexing import delete as delete
from autogradkit.core.ops.indexing import extract as extract
from autogradkit.core.ops.indexing import histogram as histogram
from autogradkit.core.ops.indexing import insert as insert
from autogradkit.core.ops.indexing import take as take
from autogradkit.core.ops.indexing import take_along_axis as take_along_axis
from autogradkit.core.ops.indexing import trim_zeros as trim_zeros
from autogradkit.core.ops.inverse import multi_matmul as multi_matmul
from autogradkit.core.ops.joining import append as append
from autogradkit.core.ops.joining import array as array
from autogradkit.core.ops.joining import array_split as array_split
from autogradkit.core.ops.joining import block as block
from autogradkit.core.ops.joining import column_stack as column_stack
from autogradkit.core.ops.joining import dsplit as dsplit
from autogradkit.core.ops.joining import dstack as dstack
from autogradkit.core.ops.joining import hsplit as hsplit
from autogradkit.core.ops.joining import hstack as hstack
from autogradkit.core.ops.joining import split as split
from autogradkit.core.ops.joining import unstack as unstack
from autogradkit.core.ops.joining import vsplit as vsplit
from autogradkit.core.ops.joining import vstack as vstack
from autogradkit.core.ops.linalg import cross as cross
from autogradkit.core.ops.linalg import matrix_transpose as matrix_transpose
from autogradkit.core.ops.linalg import outer as outer
from autogradkit.core.ops.linalg import tensordot as tensordot
from autogradkit.core.ops.linalg import vecdot as vecdot
from autogradkit.core.ops.nan import nancumprod as nancumprod
from autogradkit.core.ops.nan import nancumsum as nancumsum
from autogradkit.core.ops.nan import nanmax as nanmax
from autogradkit.core.ops.nan import nanmean as nanmean
from autogradkit.core.ops.nan import nanmin as nanmin
from autogradkit.core.ops.nan import nanprod as nanprod
from autogradkit.core.ops.nan import nanstd as nanstd
from autogradkit.core.ops.nan import nansum as nansum
from autogradkit.core.ops.nan import nanvar as nanvar
from autogradkit.core.ops.polynomials import poly as poly
from autogradkit.core.ops.polynomials import polyadd as polyadd
from autogradkit.core.ops.polynomials import polyder as polyder
from autogradkit.core.ops.polynomials import polydiv as polydiv
from autogradkit.core.ops.polynomials import polyfit as polyfit
from autogradkit.core.ops.polynomials import polyint as polyint
from autogradkit.core.ops.polynomials import polymul as polymul
from autogradkit.core.ops.polynomials import polysub as polysub
from autogradkit.core.ops.polynomials import polyval as polyval
from autogradkit.core.ops.product import dot as dot
from autogradkit.core.ops.product import inner as inner
from autogradkit.core.ops.product import kron as kron
from autogradkit.core.ops.product import matvec as matvec
from autogradkit.core.ops.product import vdot as vdot
from autogradkit.core.ops.product import vecmat as vecmat
from autogradkit.core.ops.quantile import median as median
from autogradkit.core.ops.quantile import nanmedian as nanmedian
from autogradkit.core.ops.quantile import nanpercentile as nanpercentile
from autogradkit.core.ops.quantile import nanquantile as nanquantile
from autogradkit.core.ops.quantile import percentile as percentile
from autogradkit.core.ops.quantile import quantile as quantile
from autogradkit.core.ops.realness import angle as angle
from autogradkit.core.ops.realness import conj as conj
from autogradkit.core.ops.realness import imag as imag
from autogradkit.core.ops.realness import real as real
from autogradkit.core.ops.realness import real_if_close as real_if_close
from autogradkit.core.ops.reciprocal import arccot as arccot
from autogradkit.core.ops.reciprocal import arccoth as arccoth
from autogradkit.core.ops.reciprocal import arccsc as arccsc
from autogradkit.core.ops.reciprocal import arccsch as arccsch
from autogradkit.core.ops.reciprocal import arcsec as arcsec
from autogradkit.core.ops.reciprocal import arcsech as arcsech
from autogradkit.core.ops.reciprocal import cot as cot
from autogradkit.core.ops.reciprocal import coth as coth
from autogradkit.core.ops.reciprocal import csc as csc
from autogradkit.core.ops.reciprocal import csch as csch
from autogradkit.core.ops.reciprocal import sec as sec
from autogradkit.core.ops.reciprocal import sech as sech
from autogradkit.core.ops.reduction import average as average
from autogradkit.core.ops.reduction import ptp as ptp
from autogradkit.core.ops.remainder import divmod as divmod
from autogradkit.core.ops.remainder import ldexp as ldexp
from autogradkit.core.ops.remainder import modf as modf
from autogradkit.core.ops.shape import astype as astype
from autogradkit.core.ops.shape import atleast_1d as atleast_1d
from autogradkit.core.ops.shape import atleast_2d as atleast_2d
from autogradkit.core.ops.shape import atleast_3d as atleast_3d
from autogradkit.core.ops.shape import broadcast_arrays as broadcast_arrays
from autogradkit.core.ops.shape import copy as copy
from autogradkit.core.ops.shape import moveaxis as moveaxis
from autogradkit.core.ops.shape import ravel as ravel
from autogradkit.core.ops.shape import rollaxis as rollaxis
from autogradkit.core.ops.shape import swapaxes as swapaxes
from autogradkit.core.ops.sorting import partition as partition
from autogradkit.core.ops.sorting import sort as sort
from autogradkit.core.ops.sorting import unique as unique
from autogradkit.core.ops.spread import corrcoef as corrcoef
from autogradkit.core.ops.spread import cov as cov
from autogradkit.core.ops.synonyms import conjugate as conjugate
from autogradkit.core.ops.synonyms import fabs as fabs
from autogradkit.core.ops.synonyms import float_power as float_power
from autogradkit.core.ops.trigonometry import unwrap as unwrap

@as_op
def abs(x: Any, /) -> Any: ...

absolute = abs

@as_op
def acos(x: Any, /) -> Any: ...
@as_op
def acosh(x: Any, /) -> Any: ...
@as_op
def add(x: Any, y: Any, /) -> Any: ...
@as_op
def amax(
    x: Any, /, axis: Any = ..., out: Any = ..., keepdims: Any = ..., initial: Any = ..., where: Any = ...
) -> Any: ...
@as_op
def amin(
    x: Any, /, axis: Any = ..., out: Any = ..., keepdims: Any = ..., initial: Any = ..., where: Any = ...
) -> Any: ...

arccos = acos

arccosh = acosh

@as_op
def arcsin(x: Any, /) -> Any: ...
@as_op
def arcsinh(x: Any, /) -> Any: ...
@as_op
def arctan(x: Any, /) -> Any: ...
@as_op
def arctan2(y: Any, x: Any, /) -> Any: ...
@as_op
def arctanh(x: Any, /) -> Any: ...

asin = arcsin

asinh = arcsinh

atan = arctan

atan2 = arctan2

atanh = arctanh

@as_op
def broadcast_to(x: Any, /, shape: Any, subok: Any = ...) -> Any: ...
@as_op
def cbrt(x: Any, /) -> Any: ...
@as_op
def concat(
    array: Any, /, *arrays: Any, axis: Any = ..., out: Any = ..., dtype: Any = ..., casting: Any = ...
) -> Any: ...

concatenate = concat

@as_op
def copysign(x: Any, y: Any, /) -> Any: ...
@as_op
def cos(x: Any, /) -> Any: ...
@as_op
def cosh(x: Any, /) -> Any: ...
@as_op
def cumprod(x: Any, /, axis: Any = ..., dtype: Any = ..., out: Any = ...) -> Any: ...
@as_op
def cumsum(x: Any, /, axis: Any = ..., dtype: Any = ..., out: Any = ...) -> Any: ...
@as_op
def deg2rad(x: Any, /) -> Any: ...
@as_op
def degrees(x: Any, /) -> Any: ...
@as_op
def diagonal(x: Any, /, offset: Any = ..., axis1: Any = ..., axis2: Any = ...) -> Any: ...
@as_op
def div(x: Any, y: Any, /) -> Any: ...

divide = div

@as_op
def exp(x: Any, /) -> Any: ...
@as_op
def exp2(x: Any, /) -> Any: ...
@as_op
def expand_dims(x: Any, /, axis: Any) -> Any: ...
@as_op
def expm1(x: Any, /) -> Any: ...
@as_op
def flip(x: Any, /, axis: Any = ...) -> Any: ...
@as_op
def fmax(x: Any, y: Any, /) -> Any: ...
@as_op
def fmin(x: Any, y: Any, /) -> Any: ...
@as_op
def fmod(x: Any, y: Any, /) -> Any: ...
@as_op
def getitem(x: Any, /, index: Any) -> Any: ...
@as_op
def hypot(x: Any, y: Any, /) -> Any: ...
@as_op
def i0(x: Any, /) -> Any: ...
@as_op
def log(x: Any, /) -> Any: ...
@as_op
def log1p(x: Any, /) -> Any: ...
@as_op
def log2(x: Any, /) -> Any: ...
@as_op
def log10(x: Any, /) -> Any: ...
@as_op
def log_softmax(x: Any, /, axis: Any = ...) -> Any: ...
@as_op
def logaddexp(x: Any, y: Any, /) -> Any: ...
@as_op
def logaddexp2(x: Any, y: Any, /) -> Any: ...
@as_op
def logsumexp(x: Any, /, axis: Any = ..., keepdims: Any = ...) -> Any: ...
@as_op
def matmul(x: Any, y: Any, /) -> Any: ...

max = amax

@as_op
def maximum(x: Any, y: Any, /) -> Any: ...
@as_op
def mean(
    x: Any, /, axis: Any = ..., dtype: Any = ..., out: Any = ..., keepdims: Any = ..., where: Any = ...
) -> Any: ...

min = amin

@as_op
def minimum(x: Any, y: Any, /) -> Any: ...
@as_op
def mod(x: Any, y: Any, /) -> Any: ...
@as_op
def mul(x: Any, y: Any, /) -> Any: ...

multiply = mul

@as_op
def neg(x: Any, /) -> Any: ...

negative = neg

@as_op
def permute_dims(x: Any, /, axes: Any = ...) -> Any: ...
@as_op
def positive(x: Any, /) -> Any: ...
@as_op
def pow(x: Any, y: Any, /) -> Any: ...

power = pow

@as_op
def prod(
    x: Any,
    /,
    axis: Any = ...,
    dtype: Any = ...,
    out: Any = ...,
    keepdims: Any = ...,
    initial: Any = ...,
    where: Any = ...,
) -> Any: ...

rad2deg = degrees

radians = deg2rad

@as_op
def reciprocal(x: Any, /) -> Any: ...
@as_op
def relu(x: Any, /) -> Any: ...

remainder = mod

@as_op
def reshape(x: Any, /, shape: Any, order: Any = ..., copy: Any = ...) -> Any: ...
@as_op
def roll(x: Any, /, shift: Any, axis: Any = ...) -> Any: ...
@as_op
def roots(p: Any, /) -> Any: ...
@as_op
def scatter_add(x: Any, /, shape: Any, index: Any) -> Any: ...
@as_op
def setitem(x: Any, y: Any, /, index: Any) -> Any: ...
@as_op
def sigmoid(x: Any, /) -> Any: ...
@as_op
def sin(x: Any, /) -> Any: ...
@as_op
def sinc(x: Any, /, *, order: Any = ...) -> Any: ...
@as_op
def sinh(x: Any, /) -> Any: ...
@as_op
def softmax(x: Any, /, axis: Any = ...) -> Any: ...
@as_op
def sqrt(x: Any, /) -> Any: ...
@as_op
def square(x: Any, /) -> Any: ...
@as_op
def squeeze(x: Any, /, axis: Any = ...) -> Any: ...
@as_op
def stack(
    array: Any, /, *arrays: Any, axis: Any = ..., out: Any = ..., dtype: Any = ..., casting: Any = ...
) -> Any: ...
@as_op
def std(
    x: Any,
    /,
    axis: Any = ...,
    dtype: Any = ...,
    out: Any = ...,
    ddof: Any = ...,
    keepdims: Any = ...,
    where: Any = ...,
    mean: Any = ...,
    correction: Any = ...,
    **keywords: Any,
) -> Any: ...
@as_op
def sub(x: Any, y: Any, /) -> Any: ...

subtract = sub

@as_op
def sum(
    x: Any,
    /,
    axis: Any = ...,
    dtype: Any = ...,
    out: Any = ...,
    keepdims: Any = ...,
    initial: Any = ...,
    where: Any = ...,
) -> Any: ...
@as_op
def tan(x: Any, /) -> Any: ...
@as_op
def tanh(x: Any, /) -> Any: ...

transpose = permute_dims

true_divide = div

@as_op
def var(
    x: Any,
    /,
    axis: Any = ...,
    dtype: Any = ...,
    out: Any = ...,
    ddof: Any = ...,
    keepdims: Any = ...,
    where: Any = ...,
    mean: Any = ...,
    correction: Any = ...,
) -> Any: ...
@as_op
def where(condition: Any, x: Any, y: Any, /) -> Any: ...

__all__ = [
    "abs",
    "absolute",
    "acos",
    "acosh",
    "add",
    "add_sequence",
    "all",
    "allclose",
    "amax",
    "amin",
    "angle",
    "any",
    "append",
    "arccos",
    "arccosh",
    "arccot",
    "arccoth",
    "arccsc",
    "arccsch",
    "arcsec",
    "arcsech",
    "arcsin",
    "arcsinh",
    "arctan",
    "arctan2",
    "arctanh",
    "argmax",
    "argmin",
    "argpartition",
    "argsort",
    "argwhere",
    "around",
    "array",
    "array_equal",
    "array_equiv",
    "array_split",
    "asin",
    "asinh",
    "astype",
    "atan",
    "atan2",
    "atanh",
    "atleast_1d",
    "atleast_2d",
    "atleast_3d",
    "average",
    "bincount",
    "block",
    "broadcast_arrays",
    "broadcast_to",
    "cbrt",
    "ceil",
    "choose",
    "clip",
    "column_stack",
    "compress",
    "concat",
    "concatenate",
    "conj",
    "conjugate",
    "convolve",
    "copy",
    "copysign",
    "corrcoef",
    "correlate",
    "cos",
    "cosh",
    "cot",
    "coth",
    "count_nonzero",
    "cov",
    "cross",
    "csc",
    "csch",
    "cumprod",
    "cumsum",
    "cumulative_prod",
    "cumulative_sum",
    "deg2rad",
    "degrees",
    "delete",
    "diag",
    "diagflat",
    "diagonal",
    "diff",
    "digitize",
    "div",
    "divide",
    "divmod",
    "dot",
    "dsplit",
    "dstack",
    "ediff1d",
    "einsum",
    "empty_like",
    "equal",
    "exp",
    "exp2",
    "expand_dims",
    "expm1",
    "extract",
    "fabs",
    "fft",
    "fix",
    "flatnonzero",
    "flip",
    "fliplr",
    "flipud",
    "float_power",
    "floor",
    "floor_divide",
    "fmax",
    "fmin",
    "fmod",
    "full",
    "full_like",
    "geomspace",
    "getitem",
    "gradient",
    "greater",
    "greater_equal",
    "heaviside",
    "histogram",
    "hsplit",
    "hstack",
    "hypot",
    "i0",
    "imag",
    "inner",
    "insert",
    "interp",
    "isclose",
    "iscomplex",
    "isfinite",
    "isin",
    "isinf",
    "isnan",
    "isneginf",
    "isposinf",
    "isreal",
    "kron",
    "ldexp",
    "less",
    "less_equal",
    "lexsort",
    "linalg",
    "linspace",
    "log",
    "log1p",
    "log2",
    "log10",
    "log_softmax",
    "logaddexp",
    "logaddexp2",
    "logical_and",
    "logical_not",
    "logical_or",
    "logical_xor",
    "logspace",
    "logsumexp",
    "matmul",
    "matrix_transpose",
    "matvec",
    "max",
    "maximum",
    "mean",
    "median",
    "meshgrid",
    "min",
    "minimum",
    "mod",
    "modf",
    "moveaxis",
    "mul",
    "multi_matmul",
    "multiply",
    "multiply_sequence",
    "nan_to_num",
    "nanargmax",
    "nanargmin",
    "nancumprod",
    "nancumsum",
    "nanmax",
    "nanmean",
    "nanmedian",
    "nanmin",
    "nanpercentile",
    "nanprod",
    "nanquantile",
    "nanstd",
    "nansum",
    "nanvar",
    "neg",
    "negative",
    "nonzero",
    "not_equal",
    "ones_like",
    "outer",
    "pad",
    "partition",
    "percentile",
    "permute_dims",
    "piecewise",
    "poly",
    "polyadd",
    "polyder",
    "polydiv",
    "polyfit",
    "polyint",
    "polymul",
    "polysub",
    "polyval",
    "positive",
    "pow",
    "power",
    "prod",
    "ptp",
    "quantile",
    "rad2deg",
    "radians",
    "ravel",
    "real",
    "real_if_close",
    "reciprocal",
    "relu",
    "remainder",
    "repeat",
    "reshape",
    "resize",
    "rint",
    "roll",
    "rollaxis",
    "roots",
    "rot90",
    "round",
    "scatter_add",
    "searchsorted",
    "sec",
    "sech",
    "select",
    "setitem",
    "sigmoid",
    "sign",
    "signbit",
    "sin",
    "sinc",
    "sinh",
    "softmax",
    "sort",
    "split",
    "sqrt",
    "square",
    "squeeze",
    "stack",
    "std",
    "sub",
    "subtract",
    "sum",
    "swapaxes",
    "take",
    "take_along_axis",
    "tan",
    "tanh",
    "tensordot",
    "tile",
    "transpose",
    "trapezoid",
    "tril",
    "trim_zeros",
    "triu",
    "true_divide",
    "trunc",
    "unique",
    "unstack",
    "unwrap",
    "vander",
    "var",
    "vdot",
    "vecdot",
    "vecmat",
    "vsplit",
    "vstack",
    "where",
    "zeros_like",
]
