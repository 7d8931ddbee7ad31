"""The grader on other hosts: what Gradescope runs for each hand-in, and a course for nbgrader.

`gradescope_autograder` builds the zip and is what runs in it, `gradescope_results` says the grades in
Gradescope's fields, `nbgrader_course` writes the exercises as an nbgrader assignment.
"""
