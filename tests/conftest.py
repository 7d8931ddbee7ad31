"""What every test process passes on to the kernels it starts: one thread for each matrix product.

The lessons' matrices are small: a second thread gains nothing, and on a busy machine the two wait for each
other. Lesson 12 then took more than 400 s in place of 60.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
