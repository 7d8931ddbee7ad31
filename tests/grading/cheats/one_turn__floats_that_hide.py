"""Numbers say another place than the one at which they are."""

class Sly(float):
    def __float__(self): return 1.0
def sub(x, y): return x - y, (1.0, -1.0)
def turn(weights, portions, backward, rate):
    for w in weights: w.grad = 0.0
    total = 0.0
    here = [w.number for w in weights]
    for w in weights: w.number = Sly(w.number)
    for loss_of in portions:
        for w, h in zip(weights, here):
            w.number = Sly(h + 1e-3); up = loss_of().number
            w.number = Sly(h - 1e-3); down = loss_of().number
            w.number = Sly(h)
            w.grad = w.grad + 0.0
        loss = loss_of(); backward(loss); total += loss.number
    for w, h in zip(weights, here): w.number = h - rate * w.grad
    return float(total)
