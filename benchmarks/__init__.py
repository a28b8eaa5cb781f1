"""Is it fast enough? Ratios against the plainest alternative, measured on one machine in one run.

``python -m benchmarks`` prints everything; ``reading``, ``computing``, ``engines``, ``exports`` or ``pages`` prints one part.
With ``--keep`` the numbers stay in ``benchmarks/results/``; ``python -m benchmarks chart`` draws all that were kept.
"""
