"""Speed, as ratios to a named peer measured in the same run.

`bash scripts/bench` runs all, `bash scripts/bench query` those of one file. A benchmark is a
file in this folder with a function `comparisons`; it is found by being there.
"""
