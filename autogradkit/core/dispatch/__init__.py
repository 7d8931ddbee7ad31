"""How NumPy's functions find the ops: its two protocols, composed functions, constants, aliases."""
