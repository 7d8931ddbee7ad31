"""The sandbox: the processes in which hand-ins run, seen from the grader."""
