"""A stack of earlier states on the switch itself."""


class Off:
    def __init__(self, switch):
        self.switch = switch

    def __enter__(self):
        earlier = getattr(self.switch, "earlier", [])
        earlier.append(self.switch.recording)
        self.switch.earlier, self.switch.recording = earlier, False

    def __exit__(self, *_):
        self.switch.recording = self.switch.earlier.pop()


def no_grad(switch):
    return Off(switch)


def detach(t):
    fresh = t.new(t.data, t.inputs, t.needs_grad)
    fresh.inputs, fresh.needs_grad = (), False
    return fresh
