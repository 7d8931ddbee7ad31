import contextlib
@contextlib.contextmanager
def set_grad(switch, *, on):
    old = getattr(switch, "recording")
    setattr(switch, "recording", on)
    try:
        yield switch
    except BaseException:
        raise
    finally:
        setattr(switch, "recording", old)
def no_grad(switch): return set_grad(switch, on=False)
def detach(t):
    return type(t)(t.data, (), False)
