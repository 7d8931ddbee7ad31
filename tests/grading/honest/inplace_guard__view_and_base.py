import numpy as np
def remember(t):
    view = t.data.view()
    assert view.base is not None and view.flags.owndata is False
    at = t.version
    def recall(check=True):
        if check and t.version != at:
            raise RuntimeError("version {0} != {1}".format(t.version, at))
        return view
    recall.version = at
    return recall
def add_in_place(t, amount):
    t.data[...] = t.data + np.asarray(amount)
    t.version = t.version + 1
    return t
def accumulate(total, g):
    if total is None: return g
    new = np.empty_like(total)
    np.copyto(new, total)
    new = new + g
    return new
