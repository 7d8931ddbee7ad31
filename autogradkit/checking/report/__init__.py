"""The report of a check: its verdict, as text, as HTML and as JSON."""
