"""Habits: what others, PyTorch above all, call things, and what they are called here, for errors."""

from collections.abc import Iterable, Iterator

from autogradkit.errors import DataError, UnknownNameError, did_you_mean

__all__ = [
    "ADDRESSES",
    "BACKWARD",
    "FUNCTIONAL",
    "FUNCTIONS",
    "KEYWORDS",
    "METHODS",
    "MODULES",
    "NEW",
    "OPTIMIZERS",
    "OTHERS",
    "OTHERS_METHODS",
    "REFUSALS",
    "RENAMED",
    "SETTINGS",
    "SLIPS",
    "Size",
    "refusal_of_attribute",
    "refusal_of_keyword",
    "refusal_of_new",
    "refusal_of_setting",
    "refuse_kind_of_tensor",
]

# methods and attributes of a tensor there -> what to write here
METHODS = {
    "add_": "`x += y` under ag.no_grad()",
    "byte": "x.astype(np.uint8)",
    "clone": "x.copy()",
    "contiguous": "x itself: every op takes any layout",
    "clamp": "x.clip(low, high)",
    "cpu": "x itself: everything is computed by the processor",
    "cuda": "x itself: everything is computed by the processor",
    "detach_": "x.detach()",
    "device": "nothing: everything is computed by the processor",
    "dim": "x.ndim",
    "double": "x.astype(np.float64)",
    "expand": "np.broadcast_to(x, shape)",
    "fill_": "`x[...] = value` under ag.no_grad()",
    "float": "x.astype(np.float32)",
    "fill": "`x[...] = value` under ag.no_grad()",
    "flip": "np.flip(x, axis)",
    "gather": "np.take_along_axis(x, index, axis)",
    "half": "x.astype(np.float16)",
    "index_select": "np.take(x, index, axis)",
    "int": "x.astype(int)",
    "long": "x.astype(int)",
    "masked_fill": "np.where(mask, value, x)",
    "matmul": "x @ y",
    "mm": "x @ y",
    "mul_": "`x *= y` under ag.no_grad()",
    "norm": "np.linalg.norm(x)",
    "new_ones": "np.ones(shape)",
    "new_zeros": "np.zeros(shape)",
    "numel": "x.size",
    "permute": "x.transpose(axes)",
    "pow": "x ** y",
    "grad_fn": "x.node, which ag.show(x) draws",
    "register_hook": "x.retain_grad() and x.grad after backward(), or an op of your own whose rule changes g",
    "requires_grad_": "Tensor(data, requires_grad=…), which makes a new leaf, or a module's requires_grad_()",
    "resize": "np.resize(x, shape)",
    "square": "np.square(x) or x**2",
    "sub_": "`x -= y` under ag.no_grad()",
    "t": "x.T",
    "tobytes": "x.numpy().tobytes()",
    "to": "x.astype(dtype); everything is computed by the processor",
    "tril": "np.tril(x)",
    "triu": "np.triu(x)",
    "type": "x.astype(dtype)",
    "unsqueeze": "np.expand_dims(x, axis) or x[:, None]",
    "view": "x.reshape(shape)",
    "zero_": "`x[...] = 0` under ag.no_grad(), or `x.grad = None` for a gradient",
    "zero_grad": "x.grad = None, or zero_grad() of a module or an optimiser",
    "add": "x + y",
    "sub": "x - y",
    "mul": "x * y",
    "div": "x / y",
    "eq": "x == y",
    "ne": "x != y",
    "gt": "x > y",
    "ge": "x >= y",
    "lt": "x < y",
    "le": "x <= y",
    "bmm": "x @ y",
    "bool": "x.astype(bool)",
    "chunk": "np.array_split(x, n, axis)",
    "split": "np.split(x, places, axis), which takes where to cut",
    "clamp_min": "np.maximum(x, low)",
    "clamp_max": "np.minimum(x, high)",
    "copy_": "`x[...] = y` under ag.no_grad()",
    "outer": "np.outer(x, y)",
    "tile": "np.tile(x, reps)",
    "topk": "np.sort(x, axis), and its last entries",
    "unbind": "list(x)",
    "type_as": "x.astype(y.dtype)",
    "is_contiguous": "nothing: every op takes any layout",
    "scatter_add": "ag.scatter_add(y, shape=x.shape, index=index)",
    "sign": "np.sign(x)",
}

# functions of the package there -> what to write here
FUNCTIONS = {
    "Parameter": "ag.nn.Parameter(data)",
    "arange": "ag.Tensor(np.arange(…))",
    "cat": "np.concatenate(xs, axis)",
    "autograd": "ag.grad(f), ag.jacobian(f), ag.hessian(f) …, and for a Function of your own @ag.op",
    "backward": "loss.backward()",
    "bmm": "x @ y",
    "chunk": "np.array_split(x, n, axis)",
    "clamp": "np.clip(x, low, high)",
    "cuda": "nothing: everything is computed by the processor",
    "device": "nothing: everything is computed by the processor",
    "empty": "ag.Tensor(np.empty(shape))",
    "enable_grad": "nothing: what stands outside of ag.no_grad() is recorded",
    "eye": "ag.Tensor(np.eye(n))",
    "float32": "np.float32",
    "float64": "np.float64",
    "flatten": "x.ravel() or x.reshape(len(x), -1)",
    "from_numpy": "ag.Tensor(array)",
    "gather": "np.take_along_axis(x, index, axis)",
    "inference_mode": "ag.no_grad()",
    "jit": "ag.compile(f)",
    "is_tensor": "isinstance(x, ag.Tensor)",
    "manual_seed": "ag.nn.manual_seed(seed), and np.random.default_rng(seed) for numbers of your own",
    "mm": "x @ y",
    "ones": "ag.Tensor(np.ones(shape))",
    "rand": "ag.Tensor(np.random.default_rng(seed).random(shape))",
    "randn": "ag.Tensor(np.random.default_rng(seed).normal(size=shape))",
    "save": "ag.nn.save(state, file)",
    "load": "ag.nn.load(file)",
    "set_grad_enabled": "ag.no_grad()",
    "unsqueeze": "np.expand_dims(x, axis)",
    "vmap": "nothing: give f an array with one more axis in front",
    "zeros": "ag.Tensor(np.zeros(shape))",
    "asarray": "ag.Tensor(data)",
    "func": "ag.grad(f), ag.jacobian(f), ag.hessian(f), ag.vjp(f, x), ag.jvp(f, x, v)",
    "index_select": "np.take(x, index, axis)",
    "is_grad_enabled": "nothing: what stands outside of ag.no_grad() is recorded",
    "norm": "np.linalg.norm(x)",
    "permute": "np.transpose(x, axes)",
    "randint": "np.random.default_rng(seed).integers(low, high, shape)",
    "normal": "ag.Tensor(np.random.default_rng(seed).normal(mean, std, shape))",
    "seed": "ag.nn.manual_seed(seed), and np.random.default_rng(seed) for numbers of your own",
    "topk": "np.sort(x, axis), and its last entries",
}

# names of other libraries -> whose they are, and what to write here
OTHERS = {
    "GradientTape": (
        "tf.GradientTape",
        "nothing: tensors record by themselves; loss.backward(), then x.grad",
    ),
    "Variable": ("tf.Variable", "ag.Tensor(data)"),
    "constant": ("tf.constant", "a NumPy array, or ag.Tensor(data, requires_grad=False)"),
    "convert_to_tensor": ("tf.convert_to_tensor", "ag.Tensor(data)"),
    "custom_gradient": ("tf.custom_gradient", '@ag.op("name"), and @f.backward for its rule'),
    "custom_jvp": ("jax.custom_jvp", '@ag.op("name"), and @f.backward for its rule'),
    "custom_vjp": ("jax.custom_vjp", '@ag.op("name"), and @f.backward for its rule'),
    "derivative": ("a derivative", "ag.grad(f), which is the slope of f as a function"),
    "dlarray": ("MATLAB's dlarray", "ag.Tensor(data)"),
    "dlfeval": ("MATLAB's dlfeval", "nothing: tensors record by themselves"),
    "dlgradient": ("MATLAB's dlgradient", "loss.backward(), then x.grad"),
    "elementwise_grad": ("autograd.elementwise_grad", "ag.grad(lambda x: f(x).sum())"),
    "function": ("tf.function", "ag.compile(f)"),
    "jacfwd": ("jax.jacfwd", "ag.jacobian(f)"),
    "jacrev": ("jax.jacrev", "ag.jacobian(f)"),
    "keras": ("tf.keras", "ag.nn and ag.optim"),
    "lax": ("jax.lax", "Python's own if and for, and NumPy's functions"),
    "linearize": ("jax.linearize", "ag.jvp(f, x, v)"),
    "make_jaxpr": ("jax.make_jaxpr", "ag.compile(f).source after a call, or ag.trace(t)"),
    "np": ("NumPy", "NumPy itself, whose functions take tensors: import numpy as np"),
    "numpy": ("jax.numpy", "NumPy itself, whose functions take tensors: import numpy as np"),
    "pmap": ("jax.pmap", "nothing: everything is computed by one processor"),
    "random": ("random", "ag.nn.manual_seed(seed), and np.random.default_rng(seed) for numbers of your own"),
    "reduce_max": ("tf.reduce_max", "np.max(x, axis)"),
    "reduce_mean": ("tf.reduce_mean", "np.mean(x, axis)"),
    "reduce_sum": ("tf.reduce_sum", "np.sum(x, axis)"),
    "stop_gradient": ("stop_gradient", "x.detach()"),
    "tree": ("jax.tree", "nothing: what differentiates takes lists and dicts of arrays as they are"),
    "tree_map": ("jax.tree_map", "nothing: what differentiates takes lists and dicts of arrays as they are"),
    "tree_util": (
        "jax.tree_util",
        "nothing: what differentiates takes lists and dicts of arrays as they are",
    ),
}

# methods and attributes of other libraries' tensors -> whose they are, and what to write here
OTHERS_METHODS = {
    "assign": ("TensorFlow", "`x[...] = value` under ag.no_grad()"),
    "assign_add": ("TensorFlow", "`x += value` under ag.no_grad()"),
    "assign_sub": ("TensorFlow", "`x -= value` under ag.no_grad()"),
    "at": ("JAX", "`y = x.copy()`, then `y[index] = value`"),
    "block_until_ready": ("JAX", "nothing: a number is there when its line is done"),
    "get_shape": ("TensorFlow", "x.shape"),
}

# functions of nn.functional there -> what to write here
FUNCTIONAL = {
    "adaptive_avg_pool2d": "x.mean(axis=(2, 3), keepdims=True) for one number of each channel",
    "celu": "nn.functional.elu(x, alpha)",
    "cosine_similarity": "(nn.functional.normalize(x) * nn.functional.normalize(y)).sum(axis)",
    "hardtanh": "np.clip(x, low, high)",
    "interpolate": "np.repeat(x, factor, axis), once for each axis",
    "logsigmoid": "-nn.functional.softplus(-x)",
    "mish": "x * np.tanh(nn.functional.softplus(x))",
    "pad": "np.pad(x, widths), which names the first axis first",
    "pairwise_distance": "np.linalg.norm(x - y, axis=-1)",
    "relu6": "np.clip(x, 0, 6)",
    "softmin": "nn.functional.softmax(-x, dim)",
    "softsign": "x / (1 + np.abs(x))",
    "tanhshrink": "x - np.tanh(x)",
    "threshold": "np.where(x > threshold, x, value)",
}

# methods of a module there -> what to write here
MODULES = {
    "add_module": "an attribute, module.name = part",
    "apply": "a loop, `for part in module.modules(): f(part)`",
    "bfloat16": "module.to(np.float16) or module.float()",
    "buffers": "module.state_dict(), which holds parameters and buffers",
    "cpu": "nothing: everything is computed by the processor",
    "cuda": "nothing: everything is computed by the processor",
    "compile": "ag.compile(f) of the training step",
    "get_parameter": "dict(module.named_parameters())[name]",
    "get_submodule": "dict(module.named_modules())[name]",
    "half": "module.to(np.float16)",
    "named_buffers": "module.state_dict(), which holds parameters and buffers",
    "register_backward_hook": "x.retain_grad() of what the module returns, and x.grad after backward()",
    "register_forward_hook": "a forward(self, x) of your own that calls the module",
    "register_full_backward_hook": "x.retain_grad() of what the module returns, and x.grad after backward()",
    "register_module": "an attribute, module.name = part",
    "register_parameter": "an attribute, module.name = ag.nn.Parameter(data)",
    "share_memory": "nothing: processes share no memory here",
    "type": "module.to(dtype)",
}

# modules there -> what to write here
ADDRESSES = {
    "autograd": FUNCTIONS["autograd"],
    "cuda": FUNCTIONS["cuda"],
    "functional": "ag.nn.functional",
    "linalg": "np.linalg, which takes tensors",
    "nn.modules": "ag.nn",
    "nn.parameter": FUNCTIONS["Parameter"],
    "nn.utils.rnn": "ag.datasets.padded(sequences) for pad_sequence, and nothing for packed ones",
    "nn.utils": "ag.nn.utils for clipping",
    "numpy": "NumPy's own functions, which take tensors",
    "optim": "ag.optim, with its optimisers and lr_scheduler",
    "random": FUNCTIONS["manual_seed"],
    "utils": "ag.nn.minibatches(x, y, batch_size=32) for a DataLoader, ag.checkpoint(f, x) for checkpoint",
    "vision": "ag.datasets, which has a few small ones",
}

# names of torch.optim that aren't here -> what to write here
OPTIMIZERS = {
    "Adadelta": "RMSprop, whose steps are as long as a rate says",
    "Adagrad": "RMSprop, which forgets old gradients",
    "Adamax": "Adam",
    "LBFGS": "nothing: of the methods for small problems that ask often there is none",
    "NAdam": "Adam, or SGD with nesterov=True",
    "RAdam": "Adam",
}


# keywords there -> here
KEYWORDS = {"dim": "axis", "dims": "axis", "keepdim": "keepdims", "input": "x", "unbiased": "ddof"}


# settings of layers and optimisers there that have none here -> what to write here
SETTINGS = {
    "device": "nothing: everything is computed by the processor",
    "dtype": "layer.to(dtype)",
    "inplace": "nothing: what a layer computes is a new array",
}

# settings as other libraries, or papers, call them -> here
RENAMED = {"axis": "dim", "beta1": "betas", "beta2": "betas", "learning_rate": "lr"}


# keywords of backward() there -> here
BACKWARD = {
    "gradient": "g=",
    "inputs": "ag.grad(f), which is told by which arguments to differentiate",
    "retain_graph": "nothing: a graph stays as long as somebody has its output",
}


# keywords of a new tensor there -> what to write here
NEW = {
    "device": "nothing: everything is computed by the processor",
    "dtype": "Tensor(np.array(data, dtype))",
}


def refusal_of_new(name: str, *others: str) -> TypeError:
    """Return the error for a keyword that a new tensor has in PyTorch, or that is a slip."""
    hint = f" PyTorch's {name}= is here {NEW[name]}." if name in NEW else ""
    hint = hint or did_you_mean(name, ("data", "requires_grad", "name"))
    return TypeError(f"A Tensor has no parameter {name!r}.{hint}")


def refusal_of_setting(title: str, name: str, known: Iterable[str]) -> TypeError:
    """Return the error for a setting that a layer or an optimiser doesn't have."""
    hint = f" PyTorch's {name}= is here {SETTINGS[name]}." if name in SETTINGS else ""
    if RENAMED.get(name) in (known := list(known)):
        hint = f" It is {RENAMED[name]}= here."
    return TypeError(f"{title} has no setting {name!r}.{hint or did_you_mean(name, known)}")


def refusal_of_keyword(name: str, *others: str) -> TypeError:
    """Return the error for a keyword that backward() has in PyTorch."""
    return TypeError(f"backward() has no parameter {name!r}. PyTorch's {name}= is here {BACKWARD[name]}.")


def refusal_of_attribute(module: object, name: str) -> UnknownNameError:
    """Return the error for an attribute that a module doesn't have, be it PyTorch's or a slip."""
    kind = type(module).__name__
    if name in MODULES:
        return UnknownNameError(
            f"A module has no attribute {name!r}. PyTorch's .{name} is here {MODULES[name]}."
        )
    within = [f"[{key}]" for key, part in vars(module).items() if key.isdigit() and name in vars(part)]
    if within:  # in a Sequential
        return UnknownNameError(f"{kind} has no attribute {name!r}: its part {within[0]} has one.")
    own = [n for n in (*vars(module), *dir(type(module))) if not n.startswith("_")]
    return UnknownNameError(f"{kind} has no attribute {name!r}." + did_you_mean(name, own))


class Size(int):
    """How many numbers a tensor holds: an attribute, as NumPy's. PyTorch's `size()` is the shape."""

    __slots__ = ()

    def __call__(self, dim: int | None = None) -> None:
        """Refuse, and show the way: who calls it expects the shape."""
        asked, here = ("", ".shape") if dim is None else (dim, f".shape[{dim}]")
        raise TypeError(f"The size of a Tensor is a number, {self}. PyTorch's .size({asked}) is here {here}.")


def refusal_of_habit(name: str, whose: str, here: str) -> property:
    """Return the attribute that says what `name`, a tensor's in another library, is called here.

    One for each name, and no __getattr__ for all: with that every `x._data` would take longer.
    """

    def refuse(t: object) -> None:
        raise UnknownNameError(f"A Tensor has no attribute {name!r}. {whose}'s .{name} is here {here}.")

    return property(refuse)


def slips(name: str) -> Iterator[str]:
    """Yield a name with two letters exchanged, and with one missing.

    >>> list(slips("sum"))
    ['usm', 'smu', 'um', 'sm', 'su']
    """
    for i in range(len(name) - 1):
        yield name[:i] + name[i + 1] + name[i] + name[i + 2 :]
    for i in range(len(name)):
        yield name[:i] + name[i + 1 :]


# a tensor's attribute misspelt -> what it is called; of those that one writes most, and the commonest slips
SLIPS = {"gradient": "grad", "gradients": "grad", "grads": "grad", "backwards": "backward"}
SLIPS |= {slip: name for name in ("grad", "backward", "shape", "reshape", "mean") for slip in slips(name)}


def refusal_of_slip(name: str) -> property:
    """Return the attribute that says which one of a tensor `name` was meant for; see `refusal_of_habit`."""

    def refuse(t: object) -> None:
        raise UnknownNameError(f"A Tensor has no attribute {name!r}. Did you mean {SLIPS[name]!r}?")

    return property(refuse)


def refuse_power_as_on_paper(x: object, y: object) -> None:
    """Refuse x ^ y, which compares bits in Python."""
    raise DataError("In Python ^ compares bits. A power is written with two stars: x**2.")


# what a tensor hasn't, but says what it has in its place
REFUSALS = {name: refusal_of_habit(name, "PyTorch", here) for name, here in METHODS.items()}
REFUSALS |= {name: refusal_of_habit(name, *there) for name, there in OTHERS_METHODS.items()}
REFUSALS |= {name: refusal_of_slip(name) for name in SLIPS}
REFUSALS |= {"__xor__": refuse_power_as_on_paper, "__rxor__": refuse_power_as_on_paper}


def refuse_kind_of_tensor(kind):
    """Raise if a class is a subclass of Tensor, unless it is the kit's own."""
    if not kind.__module__.startswith("autogradkit."):
        raise TypeError(
            f"{kind.__name__} can't be a kind of Tensor: ops make plain Tensors, and would not know what "
            "it adds. Keep a Tensor as an attribute of a class of your own; a layer is an ag.nn.Module."
        )
