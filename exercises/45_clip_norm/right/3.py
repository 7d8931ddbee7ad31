"""Hands back the very arrays where nothing is to be done."""


def clip_norm(gradients, max_norm):
    squares = 0.0
    for g in gradients:
        squares += (g * g).sum()
    if squares != squares or squares == float("inf"):
        raise ValueError("not a number")
    if squares <= max_norm * max_norm:
        return list(gradients)
    return [max_norm * (g / squares**0.5) for g in gradients]
