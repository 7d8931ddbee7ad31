import os
import struct
import time


def backward(g, x, y):
    os.write(4, struct.pack(">I", 60_000) + b'{"kind": "reply", ')
    time.sleep(60)
    return g, g


# status: timeout
