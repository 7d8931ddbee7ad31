"""The data that comes with the kit: small, as its sources say, and split without a leak."""

import hashlib
import re

import numpy as np
import pytest

import autogradkit as ag
from autogradkit.datasets import census, formants, handwriting, utterances

FOLDER = census.FILE.parent
FILES = [census.FILE, formants.FILE, handwriting.FILE, utterances.FILE]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_sources_name_each_file_as_it_is(path):
    sources = (FOLDER / "SOURCES.md").read_text(encoding="utf-8")
    row = re.search(rf"\| `{re.escape(path.name)}` \|.*`([0-9a-f]{{64}})`", sources)
    assert row[1] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert f"## {path.name}\n- **Origin.**" in sources


def test_there_is_no_file_without_a_source_and_all_are_small():
    data = [path for path in FOLDER.iterdir() if path.suffix in (".npz", ".csv", ".txt")]
    assert sorted(data) == sorted(FILES)
    assert sum(path.stat().st_size for path in FOLDER.glob("*.*")) < 600_000


def test_the_splits_of_all_hands_test_each_row_once_and_never_share_a_speaker():
    speaker = ag.datasets.vowels().speaker
    tested = []
    for hand in range(4):
        train, test = ag.datasets.split(speaker, held_out=hand)
        assert not set(speaker[train]) & set(speaker[test])
        assert len(train) + len(test) == len(speaker)
        tested += test.tolist()
    assert sorted(tested) == list(range(len(speaker)))


def test_each_word_is_read_twice_by_each_speaker():
    data = ag.datasets.vowels()
    counts = np.zeros((77, 10), int)
    np.add.at(counts, (data.speaker, data.vowel), 1)
    assert np.all(counts[1:] == 2)


def test_padding_keeps_every_frame_and_adds_only_zeros():
    _, test = ag.datasets.spoken_vowels()
    values, mask = ag.datasets.padded(test.cepstra)
    assert values.shape == (370, 29, 12)
    np.testing.assert_array_equal(values[mask == 1], np.concatenate(test.cepstra))
    assert not values[mask == 0].any()


def test_an_exam_of_digits_can_be_with_writers_who_are_not_in_training():
    writers = ag.datasets.writers()
    assert len(writers) == len(ag.datasets.digits().images)
    assert np.all(np.diff(writers) >= 0)  # one after the other
    for part in range(4):
        train, test = ag.datasets.split(writers, held_out=part)
        assert not set(writers[train]) & set(writers[test])
