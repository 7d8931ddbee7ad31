"""The same class on a real Dask cluster on this machine, one of whose workers is killed in mid-batch."""

import os
import signal
import time
from pathlib import Path

import pytest

from autogradkit.errors import AutogradkitError
from autogradkit.grading import executors as engines
from autogradkit.grading.results.journal import NAME
from autogradkit.grading.sandbox.child_process import GraderError
from autogradkit.grading.secret import NAME as SECRET

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
    killed, at_work = [], []

    def kill_once(done, of, one):
        at_work.extend(warm_processes(cluster))
        if done == 2 and not killed:
            pid = next(iter(cluster.workers.values())).process.pid
            killed.append(pid)
            os.kill(pid, signal.SIGKILL)

    address = cluster.scheduler_address.replace("tcp://", "dask://")
    grade(folder, tmp_path / "there", jobs=2, engine=address, progress=kill_once, secret="one")
    assert killed
    assert at_work
    assert not warm_processes(cluster)
    grade(folder, tmp_path / "here", jobs=2, secret="one")
    there, here = tree(tmp_path / "there"), tree(tmp_path / "here")
    del there[SECRET], here[SECRET]
    assert len(there.pop(NAME)) == len(here.pop(NAME))
    assert there == here


def warm_processes(cluster):
    """Return the processes for hand-ins that the cluster's workers still have, after the run has ended."""
    time.sleep(0.5)
    pids = [str(worker.process.pid) for worker in cluster.workers.values()]
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            status = (place / "status").read_text()
            line = (place / "cmdline").read_bytes()
        except OSError:
            continue
        parent = next(text.split()[1] for text in status.splitlines() if text.startswith("PPid:"))
        if b"worker.py" in line and parent in pids:
            found.append(place.name)
    return found


def test_a_scheduler_that_ends_in_mid_batch_is_told_and_the_run_goes_on_elsewhere(hand_ins, grade, tmp_path):
    import dask

    folder, out = hand_ins({f"student {i}/mul.py": SLOW.format(i) for i in range(8)}), tmp_path / "out"
    quiet = {"dashboard_address": None, "silence_logs": 50, "host": "127.0.0.1"}
    with (
        dask.config.set({"distributed.comm.timeouts.connect": "1s"}),
        distributed.LocalCluster(1, threads_per_worker=1, **quiet) as cluster,
    ):

        def end(done, of, one):
            if done == 2:
                cluster.close()

        address = cluster.scheduler_address.replace("tcp://", "dask://")
        with pytest.raises(GraderError, match=r"The Dask scheduler at .* has ended.* goes on from there"):
            grade(folder, out, engine=address, progress=end)
    assert {path.name for path in out.iterdir()} == {NAME, SECRET}, "no table was written with failures in it"
    assert grade(folder, out).reused >= 2


@pytest.mark.parametrize("engine", ["dask://127.0.0.1:9", "ray://x", "dask"])
def test_an_engine_that_is_not_there_is_told(hand_ins, grade, tmp_path, engine, monkeypatch):
    monkeypatch.setattr(engines, "CONNECT_S", 1)
    with pytest.raises(AutogradkitError, match=r"dask|Dask"):
        grade(hand_ins({"ana/mul.py": ""}), tmp_path / "out", engine=engine)
