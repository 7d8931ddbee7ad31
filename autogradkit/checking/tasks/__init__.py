"""The check of a task: a function whose results are compared, trial by trial."""
