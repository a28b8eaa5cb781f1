"""Is it fast enough? Ratios against the plainest alternative, measured on one machine in one run.

``python -m benchmarks`` prints everything; ``reading``, ``computing`` or ``pages`` prints one part.
"""
