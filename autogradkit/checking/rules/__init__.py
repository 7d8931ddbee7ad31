"""Checking a backward rule: the cases, the evidence, the judgement."""
