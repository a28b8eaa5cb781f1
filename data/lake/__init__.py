"""Past one machine: the logs of many districts as partitioned Parquet, written once and read in part.

A lake is a folder::

    LAKE                          what is in it, and which partitions that is: swapped whole, so readers see before or after
    part-oak-unified-9f86d081/    one district (or one slice of its people): log.parquet, staff.parquet, ... partition.json
    parts/                        sums and counts of each, by ``python -m analysis parts``
"""
