"""One portion after the other, in a function of its own."""


def sub(x, y):
    slopes = (1, -1)
    return (x - y, slopes)


def turn(weights, portions, backward, rate):
    def number_of(loss):
        backward(loss)
        return loss.number

    for weight in weights:
        weight.grad = 0
    total = sum(number_of(loss_of()) for loss_of in portions)
    for weight in weights:
        weight.number = weight.number - rate * weight.grad
    return total
