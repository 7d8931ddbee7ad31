"""A learner's passed rules in the kit's own engine: where each goes, and the adapters between spellings."""
