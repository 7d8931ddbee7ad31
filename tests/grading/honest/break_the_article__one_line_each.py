"""Other texts: with numbers, and in three steps."""

break_article = lambda: "y * (x * x)"
def break_all(): return "a = x * y; b = a * a; a + b"
