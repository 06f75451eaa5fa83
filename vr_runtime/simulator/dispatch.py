"""Python methods as OpenXR entry points: the guard around each call, and xrGetInstanceProcAddr.

A method is declared with `@openxr(name, kind of its first handle, argument types...)` and receives the live object
instead of the handle. The guard counts the call, runs the hooks, refuses stale handles, answers for what is lost, and
turns an exception into XR_ERROR_RUNTIME_FAILURE: one that escaped a ctypes callback would read as XR_SUCCESS.
"""

from __future__ import annotations

import _thread
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterable
from ctypes import CFUNCTYPE, c_int32, c_uint64, c_void_p, cast
from dataclasses import dataclass
from typing import Any, TypeVar

from vr_runtime.simulator import negotiation
from vr_runtime.simulator.codes import (
    FUNCTION_UNSUPPORTED,
    HANDLE_INVALID,
    INSTANCE_LOST,
    RUNTIME_FAILURE,
    SUCCESS,
    VALIDATION_FAILURE,
)
from vr_runtime.simulator.handles import Handles
from vr_runtime.simulator.statistics import CallCount, Statistics

Method = Callable[..., int]
F = TypeVar("F", bound=Method)
Before = Callable[[str], int | None]
After = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Declaration:
    """What is known of an OpenXR function beside its body."""

    name: str
    kind: str | None
    argument_types: tuple[Any, ...]
    extension: str | None
    since_minor: int
    when_lost: bool


def openxr(
    name: str,
    kind: str | None,
    *argument_types: Any,
    extension: str | None = None,
    since_minor: int = 0,
    when_lost: bool = False,
) -> Callable[[F], F]:
    """Declare a method as the OpenXR function of that name.

    `kind` is the kind of the first handle (None where there is none), `argument_types` what follows it, `extension`
    what must have been enabled, `since_minor` the minor version that has it in its core, and `when_lost` says that the
    function also works on a lost object, as the destroying ones do.
    """

    def mark(method: F) -> F:
        declaration = Declaration(name, kind, argument_types, extension, since_minor, when_lost)
        method.openxr = declaration  # type: ignore[attr-defined]  # functions take attributes, their type does not
        return method

    return mark


class Refusals:
    """Where a method leaves the reason for refusing a call, on its way out with the code."""

    __slots__ = ("why",)

    def __init__(self) -> None:
        self.why: str | None = None

    def __call__(self, code: int, why: str) -> int:
        self.why = why
        return code


class Entry:
    """One entry point: the guard, the hooks and the C function pointer that keeps both alive."""

    __slots__ = (
        "_live",
        "_method",
        "_refusals",
        "_statistics",
        "after",
        "before",
        "codes",
        "count",
        "declaration",
        "function",
        "name",
    )

    def __init__(
        self,
        declaration: Declaration,
        method: Method,
        handles: Handles,
        statistics: Statistics,
        refusals: Refusals,
    ) -> None:
        self.declaration = declaration
        self.name = declaration.name
        self._method = method
        self._live = handles.by_kind[declaration.kind] if declaration.kind else None
        self._statistics = statistics
        self._refusals = refusals
        self.count = statistics.by_function.setdefault(self.name, CallCount())
        self.codes = self.count.codes
        self.before: tuple[Before, ...] = ()
        self.after: tuple[After, ...] = ()
        first = (c_uint64,) if declaration.kind else ()
        guard = self._with_handle if declaration.kind else self._without_handle
        self.function = CFUNCTYPE(c_int32, *first, *declaration.argument_types)(guard)

    def _with_handle(self, handle: int, *arguments: Any) -> int:
        try:
            self.count.calls += 1
            replaced = self._before() if self.before else None
            if replaced is None:
                subject = self._live.get(handle)  # type: ignore[union-attr]  # there is one where `kind` is
                if subject is None:
                    result = self._refusals(HANDLE_INVALID, f"{handle:#x} is no live {self.declaration.kind}")
                elif subject.fault and not self.declaration.when_lost:
                    result = subject.fault
                else:
                    result = self._method(subject, *arguments)
                    if not result and not self.declaration.when_lost:
                        result = subject.success
            else:
                result = replaced
            if result:
                self._count(result)
            if self.after:
                self._after(result)
        except BaseException as error:  # noqa: BLE001 - nothing may escape into C
            return self._failed(error)
        return result

    def _without_handle(self, *arguments: Any) -> int:
        try:
            self.count.calls += 1
            replaced = self._before() if self.before else None
            result = self._method(*arguments) if replaced is None else replaced
            if result:
                self._count(result)
            if self.after:
                self._after(result)
        except BaseException as error:  # noqa: BLE001 - nothing may escape into C
            return self._failed(error)
        return result

    def _before(self) -> int | None:
        replaced: int | None = None
        for hook in self.before:
            answer = hook(self.name)
            if replaced is None:
                replaced = answer
        return None if replaced is None else int(replaced)

    def _after(self, result: int) -> None:
        for hook in self.after:
            hook(self.name, result)

    def _count(self, result: int) -> None:
        self.codes[result] = self.codes.get(result, 0) + 1
        if (why := self._refusals.why) is not None:
            self._refusals.why = None
            self._statistics.refused(self.name, result, why)

    def _failed(self, error: BaseException) -> int:
        if isinstance(error, KeyboardInterrupt):
            # Ctrl-C arrived while the application was inside a call: give it back once the call has returned
            threading.Thread(target=_interrupt_outside, args=(threading.get_ident(),), daemon=True).start()
        else:
            self._statistics.failed(f"{self.name}: " + "".join(traceback.format_exception(error)))
        self._count(RUNTIME_FAILURE)
        return RUNTIME_FAILURE


def _interrupt_outside(caller: int) -> None:
    """Interrupt the application once its thread `caller` has left this module: in here Ctrl-C would be lost again."""
    while _is_inside(caller):
        time.sleep(0.002)
    _thread.interrupt_main()


def _is_inside(thread: int) -> bool:
    frame = sys._current_frames().get(thread)
    while frame is not None:
        if frame.f_code.co_filename == __file__:
            return True
        frame = frame.f_back
    return False


class Dispatch:
    """Every entry point of the runtime by name, and the function through which the loader asks for them."""

    def __init__(self, groups: Iterable[Any], handles: Handles, statistics: Statistics, refusals: Refusals) -> None:
        self.entries: dict[str, Entry] = {}
        self._handles = handles
        self._statistics = statistics
        for group in groups:
            for attribute in dir(type(group)):
                declaration = getattr(getattr(type(group), attribute), "openxr", None)
                if declaration is not None:
                    method = getattr(group, attribute)
                    self.entries[declaration.name] = Entry(declaration, method, handles, statistics, refusals)
        self._addresses = {name: _address(entry.function) for name, entry in self.entries.items()}
        # the function itself is reached through the loader's own entry, which outlives this object
        self._addresses["xrGetInstanceProcAddr"] = negotiation.proc_addr_address()

    def proc_addr(self, instance_handle: int, name: bytes | None, function: Any) -> int:
        """xrGetInstanceProcAddr."""
        try:
            return self._look_up(instance_handle, name, function)
        except BaseException:  # noqa: BLE001 - nothing may escape into C
            self._statistics.failed("xrGetInstanceProcAddr: " + traceback.format_exc())
            return RUNTIME_FAILURE

    def _look_up(self, instance_handle: int, name: bytes | None, function: Any) -> int:
        if not name or not function:
            return VALIDATION_FAILURE
        function[0] = None
        text = name.decode("utf-8", "replace")
        entry = self.entries.get(text)
        if not instance_handle:
            if entry is None or entry.declaration.kind is not None:
                return HANDLE_INVALID
            function[0] = self._addresses[text]
            return SUCCESS
        instance = self._handles.find("instance", instance_handle)
        if instance is None:
            return HANDLE_INVALID
        if instance.fault == INSTANCE_LOST and not (entry and entry.declaration.when_lost):
            return INSTANCE_LOST
        if text not in self._addresses or (entry is not None and not _is_enabled(entry.declaration, instance)):
            return FUNCTION_UNSUPPORTED
        function[0] = self._addresses[text]
        return SUCCESS


def _is_enabled(declaration: Declaration, instance: Any) -> bool:
    if declaration.extension is not None and declaration.extension not in instance.extensions:
        return False
    return bool(declaration.since_minor <= instance.api_minor)


def _address(function: Any) -> int:
    return cast(function, c_void_p).value or 0
