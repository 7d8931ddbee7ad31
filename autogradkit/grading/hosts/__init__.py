"""The grader on other hosts: Gradescope's autograder, an nbgrader course."""
