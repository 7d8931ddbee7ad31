"""An answer's source: the cells of a file or notebook, and the code that belongs to a function."""
