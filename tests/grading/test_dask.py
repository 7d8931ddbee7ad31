"""The same class on a real Dask cluster on this machine, one of whose workers is killed in mid-batch."""

import os
import signal

import pytest

from autogradkit.errors import AutogradkitError
from autogradkit.grading import executors as engines
from autogradkit.grading.journal import NAME

distributed = pytest.importorskip("distributed")
SLOW = "import time\ndef backward(g, x, y):\n    time.sleep(0.02{})\n    return g * y, g * x\n"


@pytest.fixture(scope="module")
def cluster():
    settings = {"distributed.admin.log-length": 0, "distributed.comm.timeouts.connect": "10s"}
    quiet = {"dashboard_address": None, "silence_logs": 50, "host": "127.0.0.1"}
    import dask

    with dask.config.set(settings), distributed.LocalCluster(2, threads_per_worker=1, **quiet) as cluster:
        yield cluster


def test_a_cluster_grades_as_this_machine_does_although_a_worker_dies(
    cluster, hand_ins, grade, tmp_path, tree
):
    folder = hand_ins({f"student {i}/mul.py": SLOW.format(i) for i in range(8)} | {"broken.ipynb": "{"})
    killed = []

    def kill_once(done, of, one):
        if done == 2 and not killed:
            pid = next(iter(cluster.workers.values())).process.pid
            killed.append(pid)
            os.kill(pid, signal.SIGKILL)

    address = cluster.scheduler_address.replace("tcp://", "dask://")
    grade(folder, tmp_path / "there", jobs=2, engine=address, progress=kill_once)
    assert killed
    grade(folder, tmp_path / "here", jobs=2)
    there, here = tree(tmp_path / "there"), tree(tmp_path / "here")
    assert len(there.pop(NAME)) == len(here.pop(NAME))
    assert there == here


@pytest.mark.parametrize("engine", ["dask://127.0.0.1:9", "ray://x", "dask"])
def test_an_engine_that_is_not_there_is_told(hand_ins, grade, tmp_path, engine, monkeypatch):
    monkeypatch.setattr(engines, "CONNECT_S", 1)
    with pytest.raises(AutogradkitError, match=r"dask|Dask"):
        grade(hand_ins({"ana/mul.py": ""}), tmp_path / "out", engine=engine)
