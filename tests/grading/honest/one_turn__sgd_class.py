import numpy as np
class SGD:
    def __init__(self, params, lr=0.01): self.params, self.lr = list(params), lr
    def zero_grad(self):
        for p in self.params: p.grad = 0.0
    def step(self):
        for p in self.params: p.number -= self.lr * p.grad
def sub(x, y): return x - y, (1.0, -1.0)
def turn(weights, portions, backward, rate):
    opt = SGD(weights, lr=rate)
    opt.zero_grad()
    losses = []
    for batch in portions:
        loss = batch(); backward(loss); losses.append(loss.number)
    opt.step()
    print("loss: %.4f" % np.sum(losses), [round(float(w.number), 3) for w in weights])
    return float(np.sum(losses))
