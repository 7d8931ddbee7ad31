"""Counts blocks inside of blocks, whichever their switches are."""


def detach(t):
    cut_off = t.new(t.data, (), False)
    return cut_off


class no_grad:
    depth, before = (0, None)

    def __init__(self, switch):
        self.switch = switch

    def __enter__(self):
        if not no_grad.depth:
            no_grad.before = self.switch.recording
            self.switch.recording = False
        no_grad.depth += 1

    def __exit__(self, *_):
        no_grad.depth -= 1
        if not no_grad.depth:
            self.switch.recording = no_grad.before
