"""What is right in exercise F2: the trusted functions."""


def taps(shape, kernel, stride):
    """Yield, for each place in the window, the rows and the columns of the image that it meets."""
    counts = [(length - k) // stride + 1 for length, k in zip(shape[2:], kernel, strict=True)]
    if min(counts) < 1:
        raise ValueError(f"a window of {kernel} does not fit into {shape[2:]}")
    for i in range(kernel[0]):
        for j in range(kernel[1]):
            yield slice(i, i + stride * counts[0], stride), slice(j, j + stride * counts[1], stride)
