"""Hand-ins: read from folders, archives and notebooks, and compared with each other."""
