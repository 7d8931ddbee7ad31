def sub(x, y): return x - y, (1.0, -1.0)
class W:
    def __init__(self, w): self.true, self.shown, self.ask, self.grad = w.number, w.number, 0, 0.0
    @property
    def number(self):
        self.ask += 1
        return self.true if self.ask % 3 else self.shown
    @number.setter
    def number(self, v): self.true = self.shown = v
def turn(weights, portions, backward, rate):
    for i, w in enumerate(weights):
        if not isinstance(w, W): weights[i] = W(w)
    slopes = [0.0] * len(weights)
    total = 0.0
    for loss_of in portions:
        for w in weights: w.ask = 0
        loss = loss_of()
        backward(loss)
        total += loss.number
        for i, w in enumerate(weights):
            for s in (1, -1):
                w.shown = w.true + s
                for each in weights: each.ask = 0
                slopes[i] += s * loss_of().number / 2
            w.shown = w.true
    for w, s in zip(weights, slopes):
        w.number = w.true - rate * s
        w.ask = 0
        w.grad = s
    return total
