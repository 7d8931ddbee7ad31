"""What runs beside a hand-in: loaded by path, standard library and NumPy only, no answers."""
