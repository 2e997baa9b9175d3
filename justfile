# The commands of this repository. `just` lists them; each is also ./steadystep WORD, which needs no just.

_list:
    @just --list

# Start a clinic with invented people and open it in the browser
run *options:
    ./steadystep up {{ options }}

# Run everything that must hold before a change is taken, or only the tests named
test *options:
    ./steadystep test {{ options }}

# Check formatting, lint, types, templates and import arrows; changes nothing
check:
    ./steadystep check

# Format, and repair what the linters can repair
fix:
    ./steadystep fix

# Measure the figures of docs/benchmarks on this machine
bench *options:
    ./steadystep bench {{ options }}
