"""Where the nodes and arrows of a graph go."""
