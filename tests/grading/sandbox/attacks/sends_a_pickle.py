import os
import pickle


class Bomb:
    def __reduce__(self):
        return os.system, ("touch /tmp/autogradkit-was-here",)


def backward(g, x, y):
    os.write(4, pickle.dumps(Bomb()))
    return Bomb(), g


# status: invalid
