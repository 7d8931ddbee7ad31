"""Exercise 55: an LSTM that knows speakers by their voices. Try it with: autogradkit check 55"""

import numpy as np  # noqa: F401


def standardise(frames, mask, other, other_mask):
    """Return `other` by the mean and spread that the real frames of `frames` have; its padding stays 0.

    frames : array (utterances, frames, numbers), the training set, padded with zeros
    mask : array (utterances, frames), 1.0 where there is a frame and 0.0 where there is padding
    other : array (utterances, frames, numbers), what is to be measured, padded with zeros
    other_mask : array (utterances, frames), the mask of other
    """
    # TODO: return an array like other.
    raise NotImplementedError


def gradients(x, mask, speaker, w, u, b, v, c):
    """Return `(dw, du, db, dv, dc)`, the gradients of the mean cross-entropy.

    x : array (utterances, frames, numbers), padded with zeros
    mask : array (utterances, frames), 1.0 where there is a frame and 0.0 where there is padding
    speaker : array (utterances,), whole numbers, who speaks
    w, u, b : arrays (4 * states, numbers), (4 * states, states) and (4 * states,): the four gates
    v, c : arrays (speakers, states) and (speakers,): from the mean state to the scores
    """
    # TODO: go through all frames, to the loss, and back.
    raise NotImplementedError


def recognise(train, train_mask, speaker, test, test_mask):
    """Learn from `train` who speaks, and return the speaker of each utterance in `test`.

    train : array (utterances, frames, numbers), padded with zeros
    train_mask : array (utterances, frames), its mask
    speaker : array (utterances,), whole numbers, who speaks in train
    test : array (utterances, frames, numbers), padded with zeros
    test_mask : array (utterances, frames), its mask
    """
    # TODO: standardise, train with your gradients, and return whole numbers, one for each utterance in test.
    raise NotImplementedError
