"""Checking a backward pass: probe graphs, wrong engines and what tells them apart."""
