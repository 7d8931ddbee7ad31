"""Turns the switch when it is made, not when the block begins."""


class Off:
    def __init__(self, switch):
        self.switch, self.before = switch, switch.recording
        switch.recording = False

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.switch.recording = self.before


def no_grad(switch):
    return Off(switch)


def detach(t):
    return t.new(t.data, (), False)


# diagnosis: NOT_SWITCHED
