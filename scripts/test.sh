#!/bin/sh
# Install what is missing, then run every check: ruff, mypy --strict and all tests, as one pytest run.
# Arguments go to pytest: sh scripts/test.sh tests/unit
set -eu
cd "$(dirname "$0")/.."
. scripts/ensure.sh

want_python
want_what_drawing_needs
want_what_sounding_needs
want_what_windows_need
want_command xdotool xdotool "types and clicks in the launcher, for the tests of its window"
want_command Xvfb xvfb "an X display in memory, for the tests that need a display"
if [ "$(id -u)" = 0 ]; then
    want_command debootstrap debootstrap "sets up the folder in which the Monado runtime is tested"
fi
install_wanted
ensure_venv test

# Two workers at least keep the long waits of the real-clock tests from adding up; more than four gain nothing.
exec .venv/bin/python -m pytest --numprocesses logical --maxprocesses 4 --dist loadgroup "$@"
