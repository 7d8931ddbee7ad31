"""Puts all open switches back to what the innermost was."""


def detach(t):
    cut_off = t.new(t.data, (), False)
    return cut_off


ACTIVE = []


class no_grad:

    def __init__(self, switch):
        self.switch = switch

    def __enter__(self):
        self.before = self.switch.recording
        self.switch.recording = False
        ACTIVE.append(self.switch)

    def __exit__(self, *_):
        for s in ACTIVE:
            s.recording = self.before
        ACTIVE.pop()
