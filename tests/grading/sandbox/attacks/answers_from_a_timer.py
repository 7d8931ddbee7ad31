import os
import signal
import struct
import time


def write(*_):
    os.write(4, struct.pack(">I", 2) + b"{}")


def backward(g, x, y):
    signal.signal(signal.SIGALRM, write)
    signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)
    time.sleep(0.05)
    return g * y, g * x


# status: invalid
