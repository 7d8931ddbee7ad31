import os
import signal


def backward(g, x, y):
    os.kill(os.getpid(), signal.SIGKILL)


# status: crashed
