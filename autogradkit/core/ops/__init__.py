"""The ops, by subject. Each is a forward and, right below it, its backward rule."""

from autogradkit.core.ops import arithmetic, indexing, pointwise, product, reduction, shape, softmax

__all__ = []
for subject in (arithmetic, pointwise, reduction, shape, indexing, product, softmax):
    globals().update({name: getattr(subject, name) for name in subject.__all__})
    __all__ += subject.__all__
