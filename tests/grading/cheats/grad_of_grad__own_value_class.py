import numpy as np
class V:
    inputs = (); op = ""; 
    def __init__(self, v): self.value = v
def gradient(output, x):
    return V(1.0)
