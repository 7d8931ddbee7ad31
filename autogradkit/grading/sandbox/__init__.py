"""The sandbox: the processes in which hand-ins run, seen from the grader.

`child_side/` is what runs there, beside the hand-in: it holds no answers and nothing of the kit but itself
and `checking/answer.py`.
"""
