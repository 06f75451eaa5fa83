#!/bin/sh
# Install what is missing, then play a whole 40-minute infusion on the simulated headset, sixty times as fast.
set -eu
cd "$(dirname "$0")/.."
. scripts/ensure.sh

want_python
want_what_drawing_needs
want_what_sounding_needs
want_what_windows_need
install_wanted
ensure_venv launcher

say "playing a 40-minute infusion on the simulated headset, sixty times as fast: about one minute"
.venv/bin/vr-runtime run --headset simulated --scene night-sky --infusion 40 --auto --time-lapse 60 --report report
say ""
say "The report is in $(pwd -P)/report/session.json"
say "What the eyes saw, phase by phase: $(pwd -P)/report/contact-sheet.png"
say "The technician's window, where there is a display: .venv/bin/vr-runtime launcher"
