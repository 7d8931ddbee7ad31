"""Exports: a gradebook as text, one module a form: tables (CSV), pages (HTML, Markdown), JUnit XML.

`plain_text` and `html` hold what makes a learner's text harmless in all of them.
"""
