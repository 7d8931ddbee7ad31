"""A lesson in an ordinary kernel of this machine: how long it takes there."""

import threading
import time

import nbclient
import nbformat
import psutil

__all__ = ["desktop_seconds", "processor_seconds"]


def processor_seconds(process):
    """Return the processor's time that the programs a process has started, and theirs, have taken so far."""
    total = 0.0
    for child in process.children(recursive=True):
        try:
            times = child.cpu_times()
        except psutil.Error:  # it has ended meanwhile
            continue
        total += times.user + times.system
    return total


def desktop_seconds(path):
    """Execute a lesson and return its seconds, and the processor's, without the start of the kernel."""
    notebook = nbformat.read(path, as_version=4)
    client = nbclient.NotebookClient(
        notebook, timeout=600, resources={"metadata": {"path": str(path.parent)}}, allow_errors=True
    )
    seconds = []

    def execute():  # in a thread of its own: Playwright's loop runs in this one
        with client.setup_kernel():
            client.execute_cell(nbformat.v4.new_code_cell("1 + 1"), 0, store_history=False)
            own = psutil.Process(client.km.provisioner.process.pid)
            start, before = time.perf_counter(), own.cpu_times()
            for index, cell in enumerate(notebook.cells):
                client.execute_cell(cell, index)
            after = own.cpu_times()
            seconds.append(time.perf_counter() - start)
            seconds.append(after.user + after.system - before.user - before.system)

    thread = threading.Thread(target=execute)
    thread.start()
    thread.join()
    return seconds
