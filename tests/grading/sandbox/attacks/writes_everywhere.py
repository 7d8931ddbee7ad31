import os


def written():
    for place in ("/tmp", "/dev/shm", "/var/tmp", "..", "../..", os.path.dirname(os.__file__), "/root", "/"):
        try:
            with open(f"{place}/autogradkit-was-here", "w"):
                return True
        except OSError:
            continue
    return False


def backward(g, x, y):
    return (g * y, g * x) if written() else (g, g)


# needs: landlock
# status: failed
