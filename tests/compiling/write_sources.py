"""Write the sources that the tests compare with, to be read: `python -m tests.compiling.write_sources`."""

from tests.compiling.networks import NETWORKS
from tests.compiling.test_source import HERE, compiled_twice

if __name__ == "__main__":
    for name in NETWORKS:
        (HERE / f"{name}.txt").write_text(compiled_twice(name)[0].source)
