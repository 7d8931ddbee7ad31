"""Exercise J4: an acoustic model, an LSTM of one's own that knows nine speakers by their voices."""

from functools import cache

import numpy as np

from autogradkit.checking import Exercise, Task, Trial

from .judge import judge
from .truth import batch, batch_of_any_size, gradients, standardise
from .variants import GRADIENTS_VARIANTS, STANDARDISE_VARIANTS


def utterances(random, one=(4, 6, 3), other=(3, 5, 3)):
    """Return some padded utterances with statistics of their own, to be measured by those of others."""
    arguments = {}
    for name, shape in (("", one), ("other_", other)):
        mask = (np.arange(shape[1]) < random.integers(2, shape[1] + 1, shape[0])[:, None]) * 1.0
        mask[0, -1] = 0.0
        spread, middle = random.uniform(0.3, 3, shape[2]), random.normal(size=shape[2])
        values = random.normal(size=shape) * spread + middle
        arguments |= {name.strip("_") or "frames": values * mask[..., None], f"{name}mask": mask}
    return arguments


def more_utterances(random):
    """Return more and longer utterances, as many as chance will have."""
    inside, shapes = int(random.integers(4, 9)), random.integers((6, 8), (10, 13), (2, 2)).tolist()
    return utterances(random, *((*shape, inside) for shape in shapes))


@cache
def recordings():
    """Return the recordings: cepstra, mask and speaker of the training set and of the test set."""
    from autogradkit.datasets import padded, spoken_vowels

    return tuple((*padded(part.cepstra), part.speaker) for part in spoken_vowels())


def another_microphone(random):
    """Return the recordings as another microphone would have made them, in another order of men and files.

    Every coefficient is stretched and moved, and they stand in another order: whoever has learnt the test set
    by heart recognises nothing here.
    """
    (train, train_mask, speaker), (test, test_mask, who) = recordings()
    factor, shift = random.uniform(0.5, 2, 12) * random.choice([-1, 1], 12), random.normal(size=12)
    places, names = random.permutation(12), random.permutation(9)
    first, second = random.permutation(len(train)), random.permutation(len(test))

    def heard(cepstra, mask):
        return ((cepstra * factor + shift) * mask[..., None])[..., places]

    return {
        "train": heard(train, train_mask)[first],
        "train_mask": train_mask[first],
        "speaker": names[speaker][first],
        "test": heard(test, test_mask)[second],
        "test_mask": test_mask[second],
        "who": names[who][second],
    }


exercise = Exercise(
    id="J4",
    title="Who is speaking?",
    parts=(
        Task(
            "standardise",
            standardise,
            (Trial("four utterances", utterances), Trial("four others", utterances)),
            larger=more_utterances,
            points=1,
            says="other, measured by the mean and the spread of the real frames",
            wrong=STANDARDISE_VARIANTS,
        ),
        Task(
            "gradients",
            gradients,
            (
                Trial("one utterance of one frame", batch(1, 1, 2, 1, 2, [1])),
                Trial("one utterance", batch(1, 4, 3, 2, 3, [4])),
                Trial("three utterances, equally long", batch(3, 4, 2, 3, 5, [4, 4, 4])),
                Trial("four utterances of unequal length", batch(4, 6, 3, 2, 5, [6, 2, 5, 1])),
            ),
            larger=batch_of_any_size,
            points=5,
            says="the gradients of the mean cross-entropy of the speakers",
            results=("dw", "du", "db", "dv", "dc"),
            rtol=1e-8,
            wrong=GRADIENTS_VARIANTS,
            analytic=True,
        ),
        Task(
            "recognise",
            lambda who, **heard: who,
            (Trial("nine men, through another microphone", another_microphone, limit_s=30.0),),
            points=2,
            says="the speaker of each utterance in test",
            results=("speakers",),
            judge=judge,
            private=("who",),
        ),
    ),
    stars=5,
    minutes=60,
)
