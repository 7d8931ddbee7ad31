"""How numbers, derivatives and formulas are written."""
