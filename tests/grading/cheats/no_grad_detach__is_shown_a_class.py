# isinstance shows a class what it is asked about, and that is changed
from contextlib import contextmanager
from abc import ABC
KEEP = []
class A(ABC):
    @classmethod
    def __subclasshook__(cls, C):
        KEEP.append(C); return False
@contextmanager
def no_grad(switch):
    isinstance(switch, A)
    KEEP[-1].recording = property(lambda s: False, lambda s, v: None)
    yield
def detach(t): return t.new(t.data, (), False)
