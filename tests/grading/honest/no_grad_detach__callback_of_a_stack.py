"""A callback of an ExitStack, and a view of the array."""

from contextlib import ExitStack


def no_grad(switch):

    class Block:

        def __enter__(self):
            self.stack = ExitStack()
            self.stack.callback(setattr, switch, 'recording', switch.recording)
            switch.recording = False

        def __exit__(self, *why):
            return self.stack.__exit__(*why)
    return Block()


def detach(t):
    return t.new(t.data.view(), (), False)
