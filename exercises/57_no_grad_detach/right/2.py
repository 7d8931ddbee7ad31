"""With an ExitStack that calls setattr; a view of the data."""

from contextlib import ExitStack


def no_grad(switch):
    class Block(ExitStack):
        def __enter__(self):
            self.callback(setattr, switch, "recording", switch.recording)
            switch.recording = False
            return super().__enter__()

    return Block()


def detach(t):
    return t.new(t.data[...], (), False)
