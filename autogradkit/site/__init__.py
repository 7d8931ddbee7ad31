"""A static site: a front page, the course in a browser tab (JupyterLite), and the documentation."""
