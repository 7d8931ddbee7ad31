"""What Jupyter loads: the magics, and what the side panel shows."""
