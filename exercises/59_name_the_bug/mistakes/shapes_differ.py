"""Shows arrays that no box takes."""

import numpy as np


def name_the_bug(rule):
    return "NO_UPSTREAM", np.ones(2), np.ones(3), np.ones(3)


# diagnosis: WEAK_EVIDENCE
