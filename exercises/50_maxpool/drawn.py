"""What is drawn where exercise F3 is tried: images, windows that overlap, and ties."""

import numpy as np

from autogradkit.checking import Case


def images(name, shape, kernel, stride, **more):
    """One case: a batch of images of that shape."""
    return Case(name, {"x": shape}, params={"kernel": kernel, "stride": stride}, **more)


def larger_images(random):
    """Return cases of larger windows over more images: some overlap, others leave gaps."""
    cases = []
    for gap, least, beyond in ((-2, 4, 7), (1, 2, 4), (1, 1, 2)):
        n, c, kernel, height, width = random.integers((2, 2, least, 9, 9), (4, 4, beyond, 13, 13)).tolist()
        height += 2 * kernel * (gap < 0)  # several overlaps: in a single one perhaps no pixel wins twice
        cases.append(images("more", (n, c, height, width), kernel, kernel + gap))
    return tuple(cases)


def other_windows(random):
    """Draw a window of three in each of two channels, with a few winners in one, and with one or two."""
    x = random.permuted(np.linspace(-2.0, 1.9, 18)).reshape(2, 9)
    for channel, count in zip(x, random.permutation([random.integers(3, 6), random.integers(1, 3)])):
        channel[np.argsort(channel)[-count:]] = channel.max()
    return {"values": {"x": x.reshape(1, 2, 3, 3)}, "params": {"kernel": 3, "stride": 1}}
