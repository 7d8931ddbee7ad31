from contextlib import ContextDecorator
class no_grad(ContextDecorator):
    def __init__(self, switch):
        self.switch = switch
        self._before = []
    def __enter__(self):
        self._before.append(self.switch.recording)
        self.switch.recording = False
        return self
    def __exit__(self, *exc):
        self.switch.recording = self._before.pop()
        return False
def detach(t):
    return t.new(t.data, (), False)
