"""Takes over from the script `./steadystep`, in the repository's root and with the development environment."""

import importlib.util
import runpy
import sys

from tooling import checks, test_run


def bench(options: list[str]) -> int:
    if importlib.util.find_spec("benchmarks") is None:
        print("There is no benchmarks/ folder yet, so there is nothing to measure.", file=sys.stderr)
        return 2
    sys.argv = ["benchmarks", *options]
    runpy.run_module("benchmarks", run_name="__main__", alter_sys=True)
    return 0


def main() -> int:
    command, *options = sys.argv[1:]
    if command == "test":
        return test_run.run(options)
    if command == "bench":
        return bench(options)
    if options:
        print(f"./steadystep {command} takes no options; it was given: {' '.join(options)}", file=sys.stderr)
        return 2
    return checks.fix() if command == "fix" else checks.check()


if __name__ == "__main__":
    sys.exit(main())
