"""`python -m vr_runtime` is the `vr-runtime` command."""

from vr_runtime.cli import main

raise SystemExit(main())
