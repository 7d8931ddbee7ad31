import os
import struct


def backward(g, x, y):
    os.write(4, struct.pack(">I", 0xFFFFFFFF) + b"{" * 1000)
    return g, g


# status: invalid
