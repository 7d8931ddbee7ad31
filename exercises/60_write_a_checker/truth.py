"""What is right in exercise K2: the trusted functions."""

KINDS = (  # what CHANGES are, by number
    *("no upstream", "upstream twice", "upstream pooled", "late", "loose", "spoils"),
    *("not linear", "rolled", "flipped", "later", "nan", "moody"),
    *("right", "right, in another order", "right, by halves"),
    *("one entry", "another entry"),
)
