"""Recognisers of mistakes: each tells one kind of wrong gradient by what it does."""
