import os
import signal


def backward(g, x, y):
    os.kill(os.getpid(), signal.SIGSTOP)
    return g * y, g * x


# status: timeout
