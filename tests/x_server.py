"""An X server in memory. Its number is free because the server finds it itself."""

from __future__ import annotations

import os
import subprocess

TRIES = 5
"""Xvfb has xkbcomp compile its keyboard into a file that all servers of that number share, and now and then ends with
"Failed to compile keymap": the next one starts."""


def started(*options: str) -> tuple[subprocess.Popen[bytes], str]:
    """The server and its display, such as ":1". Raises RuntimeError where none starts."""
    for _ in range(TRIES):
        read, write = os.pipe()
        server = subprocess.Popen(
            ("Xvfb", "-displayfd", str(write), *options, "-nolisten", "tcp"),
            pass_fds=(write,),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as answer:
            number = answer.readline().strip()
        if number:
            return server, f":{number}"
        server.wait()
    raise RuntimeError(f"Xvfb did not start, {TRIES} times in a row")
