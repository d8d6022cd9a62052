"""What a turn and a match cost, each beside bare libraries in the same run, as ratios.

`make bench`, or `python -m benchmarks turns` / `python -m benchmarks matching`. Numbers are of this
machine and this moment; the ratios are what to compare.
"""
