"""A course folder of a learner's own."""

import pytest

from tests.commands.course_in_terminal import autogradkit


@pytest.fixture
def mine(tmp_path):
    done = autogradkit("start", "my-course", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    return tmp_path / "my-course"
