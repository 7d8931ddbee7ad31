"""All losses first, then all ways back."""


def sub(x, y):
    slopes = (1, -1)
    return (x - y, slopes)


def turn(weights, portions, backward, rate):
    losses = [loss_of() for loss_of in portions]
    for weight in weights:
        weight.grad = 0
    for loss in losses:
        backward(loss)
    for weight in weights:
        weight.number = weight.number - rate * weight.grad
    return sum(loss.number for loss in losses)


# diagnosis: TAPE_EMPTIED
