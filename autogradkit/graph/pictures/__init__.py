"""Pictures of a film's step: SVG, animated SVG, matplotlib, a handout."""
