"""What is wrong with a result of exercise L5: a code, what is observed, a question."""

import numpy as np

KNOWN = {
    "exp": np.exp,
    "sin": np.sin,
    "cos": np.cos,
    "tanh": np.tanh,
    "the sigmoid": lambda x: 1 / (1 + np.exp(-x)),
    "x²": lambda x: x**2,
    "x³": lambda x: x**3,
    "x⁴": lambda x: x**4,
    "1/x": lambda x: 1 / x,
    "1/x²": lambda x: 1 / x**2,
    "√|x|": lambda x: np.sqrt(np.abs(x)),
    "ln |x|": lambda x: np.log(np.abs(x)),
    "|x|": np.abs,
    "ReLU": lambda x: np.maximum(x, 0),
    "softplus": lambda x: np.log1p(np.exp(x)),
}


def judge(got, want, x):
    """Say what the forward of one's own must not be; of one number the product is x, and no mistake."""

    z, again, far, opposite, middle = got
    if not all(isinstance(array, np.ndarray) for array in got):
        return "RETURNED_TYPE", "{f} returns a text; an array of floats is asked for.", ""
    if any(array.dtype.kind != "f" for array in got):
        kinds = " and ".join(sorted({str(array.dtype) for array in got}))
        return "DTYPE", f"{{f}} returns {kinds} numbers; floats are asked for.", ""
    if not all(np.all(np.isfinite(array)) for array in got):
        return "NONFINITE_AT", "{f} returns something that isn't finite.", "For which x?"
    if z.shape != again.shape or not np.array_equal(z, again):
        observed = "{f} gives another answer when it is asked again."
        return "STATEFUL", observed, "Can randomness be an input, instead?"
    if {array.shape for array in got} != {z.shape}:
        observed = "the shape of z depends on the numbers in x, not on its shape alone."
        return "SHAPE", observed, "How many entries has g to have?"
    if x.size == 1:
        return None
    if np.allclose(far + opposite, 2 * middle, rtol=1e-6, atol=1e-9):
        observed = (
            "where it was tried {f} is affine: halfway between two inputs it gives what lies halfway between "
            "the results."
        )
        return "AFFINE", observed, "Would its rule have to look at x?"
    for name, function in KNOWN.items():
        known = np.array([function(place) for place in (x, 2 * x, -1.5 * x, 0.25 * x)])
        if z.shape != x.shape:
            break
        values, tells = np.array([z, far, opposite, middle]), np.isfinite(known) & (known != 0)
        times = np.median(values[tells] / known[tells]) if tells.any() else 1.0
        if np.allclose(values, times * known, rtol=1e-6, atol=1e-9):
            much = "" if np.isclose(times, 1) else f"{times:.3g} times "
            observed = f"this is {much}{name}, which the course has had."
            return "KNOWN_OP", observed, "What else could you compute?"
    return None
