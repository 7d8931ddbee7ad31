"""A computation as a graph: traced, run again, differentiated, tabulated."""
