"""What is wrong with a result of exercise J4: a code, what is observed, a question."""

import numpy as np

ASKED = 0.85  # right ways to train reach 94 %; the least of four thousand draws was 87


def judge(got, want, train, train_mask, speaker, test, test_mask, who):
    """Count how many utterances are given to the man who spoke them."""

    if got is None or got.shape != who.shape or got.dtype.kind not in "iu":
        found = "nothing" if got is None else f"{got.dtype} numbers of shape {got.shape}"
        observed = (
            f"{{f}} should return {len(who)} whole numbers, one for each utterance of test, not {found}."
        )
        return "SHAPE", observed, "Is argmax taken along the speakers?"
    if len(np.unique(got)) == 1:
        observed = "every utterance is given to the same man."
        return "ALL_ALIKE", observed, "Do the scores depend on what was heard? Does the loss fall?"
    right = float(np.mean(got == who))
    if right >= ASKED:
        return None
    if right < 0.3:
        observed = f"{right:.0%} of the test utterances are recognised; guessing gives 11 % or so."
        return "NOT_LEARNT", observed, "Does the loss fall from step to step? Are the inputs of size 1?"
    observed = f"{right:.0%} of the test utterances are recognised; {ASKED:.0%} are asked for."
    return "TOO_FEW_RIGHT", observed, "How many are right in the training set?"
