"""XrResult codes as plain integers, so that the frame path never builds an enum member or an exception."""

from __future__ import annotations

from typing import Final

from xr.enums import Result

SUCCESS: Final = int(Result.SUCCESS)
TIMEOUT_EXPIRED: Final = int(Result.TIMEOUT_EXPIRED)
SESSION_LOSS_PENDING: Final = int(Result.SESSION_LOSS_PENDING)
EVENT_UNAVAILABLE: Final = int(Result.EVENT_UNAVAILABLE)
FRAME_DISCARDED: Final = int(Result.FRAME_DISCARDED)
ERROR_SESSION_LOST: Final = int(Result.ERROR_SESSION_LOST)
ERROR_INSTANCE_LOST: Final = int(Result.ERROR_INSTANCE_LOST)
ERROR_RUNTIME_UNAVAILABLE: Final = int(Result.ERROR_RUNTIME_UNAVAILABLE)
ERROR_RUNTIME_FAILURE: Final = int(Result.ERROR_RUNTIME_FAILURE)
ERROR_FORM_FACTOR_UNAVAILABLE: Final = int(Result.ERROR_FORM_FACTOR_UNAVAILABLE)
ERROR_FORM_FACTOR_UNSUPPORTED: Final = int(Result.ERROR_FORM_FACTOR_UNSUPPORTED)
ERROR_API_VERSION_UNSUPPORTED: Final = int(Result.ERROR_API_VERSION_UNSUPPORTED)


def result_name(code: int) -> str:
    """The name the specification gives `code`, e.g. `XR_ERROR_SESSION_LOST`; the number where it is unknown."""
    try:
        return f"XR_{Result(code).name}"
    except ValueError:
        return f"XrResult {code}"


class CallFailed(Exception):
    """An OpenXR call outside the frame path failed. `call` is its name, `code` its XrResult."""

    def __init__(self, call: str, code: int) -> None:
        super().__init__(f"{call} returned {result_name(code)}")
        self.call = call
        self.code = code


def check(call: str, code: int) -> int:
    """Return `code` where the call succeeded; raise `CallFailed` where it did not."""
    if code < 0:
        raise CallFailed(call, code)
    return code
