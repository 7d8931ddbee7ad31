import ctypes

LIBC = ctypes.CDLL(None, use_errno=True)


def backward(g, x, y):
    for number in (335, 336, 400, 500, 1_000, 0x40000000):  # some that the table doesn't have
        LIBC.syscall(ctypes.c_long(number), ctypes.c_long(0))
    return g, g


# the kernel shows 335 to no filter: it ends the child, and nothing else
# status: crashed failed error
