"""Drives a forward of the learner's own, at several places."""


def drive(forward, x):
    """Run the forward twice on x, then on two places far apart, and halfway between these."""
    places = (x, x, 2 * x, -1.5 * x, 0.25 * x)
    return tuple(forward(place.copy()) for place in places)
