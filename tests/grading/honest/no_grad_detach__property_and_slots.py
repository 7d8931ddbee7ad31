from types import SimpleNamespace
class no_grad:
    __slots__ = ("switch", "_was", "state")
    def __init__(self, switch):
        self.switch, self.state = switch, SimpleNamespace(entered=0)
    @property
    def was(self): return self._was
    @was.setter
    def was(self, value): self._was = bool(value)
    def __enter__(self):
        self.was = self.switch.recording
        self.switch.recording = not True
        self.state.entered += 1
    def __exit__(self, *args):
        self.switch.recording = self.was
        assert self.state.entered == 1

def detach(t):
    return t.new(t.data, inputs=(), needs_grad=False)
