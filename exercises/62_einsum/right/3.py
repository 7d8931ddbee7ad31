import numpy as np


def backward(g, x, y, subscripts):
    # all arrays with all axes, then sums
    inputs, out = subscripts.split("->")
    a, b = inputs.split(",")
    sizes = dict(zip(a + b, x.shape + y.shape))
    letters = sorted(sizes)
    full = [sizes[letter] for letter in letters]

    def spread(array, word):
        order = np.argsort(list(word)) if word else []
        lost = tuple(n for n, letter in enumerate(letters) if letter not in word)
        return np.broadcast_to(np.expand_dims(array.transpose(order), lost), full)

    def back(whole, word):
        small = whole.sum(axis=tuple(n for n, letter in enumerate(letters) if letter not in word))
        kept = sorted(word)
        return small.transpose([kept.index(letter) for letter in word])

    up = spread(g, out)
    return back(up * spread(y, b), a), back(up * spread(x, a), b)
