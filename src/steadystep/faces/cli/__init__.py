"""Commands for the people who run a clinic, and for scripts. Plain English; `--json` for machines.

Exit status: 0 done, 1 refused or a problem was found, 2 wrong use.
"""
