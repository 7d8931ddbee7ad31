try:
    import torch
except ImportError:
    torch = None


def backward(g, x, y):
    a, b = torch.tensor(x, requires_grad=True), torch.tensor(y, requires_grad=True)
    (a * b).backward(torch.tensor(g))
    return a.grad.numpy(), b.grad.numpy()


# status: error
