"""What every test needs: one thread for linear algebra, no window system, and a cache that is not the person's own."""

import os

for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
    os.environ.setdefault(_name, "1")
os.environ.setdefault("MUJOCO_GL", "disable")
