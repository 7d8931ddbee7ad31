"""Exports: one module per form in which a gradebook leaves the kit. Each turns verdicts into text."""
