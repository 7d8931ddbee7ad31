"""The film: what is lit, step by step, in the forward and the backward pass."""
