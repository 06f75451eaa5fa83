"""What the host lets in: every request is checked, limited, applied once, and answered. Pure of sockets and files."""

from __future__ import annotations

import logging
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import Final, Literal, Protocol, TypeAlias

import msgspec

from vr_runtime.clock import NS_PER_S
from vr_runtime.control.messages import (
    Acknowledgement,
    Answer,
    AskState,
    Command,
    Emergency,
    NotUnderstood,
    Snapshot,
    Trouble,
    WrongProtocol,
    encoded,
    refused,
    request_in,
)

# A console asks a few times a second; the frame benchmark sends a hundred commands a second and must get through.
_REQUESTS: Final = (200.0, 100.0)
_EMERGENCIES: Final = (20.0, 20.0)
_TROUBLES: Final = (5.0, 5.0)
_PEERS_KEPT: Final = 64
# At most twenty seconds of the fastest console; a console gives up on a command after two.
_ANSWERS_KEPT: Final = 4096
# Older than this, somebody may have acted on "no answer" in the meantime.
_TOO_OLD_NS: Final = 5 * NS_PER_S
_LOG_EVERY_NS: Final = NS_PER_S

IgnoredKind: TypeAlias = Literal[
    "malformed", "oversized", "protocol", "too_many", "unknown_key", "socket", "host_fault"
]

_logger = logging.getLogger(__name__)


class Host(Protocol):
    """What the door asks of the owner of the session. Both are called from `Endpoint.poll`, on its thread."""

    def snapshot(self) -> Snapshot:
        """The whole state now; `sequence` is left alone. Well under a millisecond."""

    def act(self, command: Command) -> Acknowledgement:
        """Apply the command and journal it, or refuse it with the reason: `applied(...)`, `refused(...)`.

        Called once for a command id; `if_version`, age and limits were checked before.
        """


class Door:
    """Answers the requests of any number of consoles, and numbers the states that they are shown.

    `answered` are the acknowledgements of commands that were applied before the host started again. `acted` says that
    a command has reached the host since the last state was shown.
    """

    def __init__(
        self, host: Host, now_ns: Callable[[], int], answered: Iterable[tuple[Command, Acknowledgement]] = ()
    ) -> None:
        self.ignored = Ignored(now_ns)
        self.acted = False
        self._host = host
        self._now_ns = now_ns
        self._sequence = 0
        self._peers: OrderedDict[bytes, _Peer] = OrderedDict()
        self._answers: OrderedDict[str, tuple[Command, Acknowledgement]] = OrderedDict()
        for command, answer in answered:
            self._remember(command, answer)

    def answer(self, peer: bytes, frames: Sequence[bytes]) -> bytes | None:
        """The answer to what a console has sent, or None where it gets none. Never raises."""
        allowed = self._peer(peer)
        try:
            if len(frames) != 1:
                raise NotUnderstood("malformed")
            request = request_in(frames[0])
        except WrongProtocol:
            return self._trouble(allowed, "protocol")
        except NotUnderstood as why:
            return self._trouble(allowed, "oversized" if str(why) == "oversized" else "malformed")
        try:
            answer = self._state_for(allowed) if isinstance(request, AskState) else self._acted_on(allowed, request)
            return None if answer is None else encoded(answer)
        except Exception as fault:
            _logger.debug("the host could not answer", exc_info=fault)
            self.ignored.count("host_fault")
            return None

    def next_state(self) -> bytes | None:
        """The next state to show to everybody, or None where the host cannot tell. Never raises."""
        try:
            self.acted = False
            wire = encoded(msgspec.structs.replace(self._host.snapshot(), sequence=self._sequence + 1))
        except Exception as fault:
            _logger.debug("the host could not tell its state", exc_info=fault)
            self.ignored.count("host_fault")
            return None
        self._sequence += 1
        return wire

    def _state_for(self, allowed: _Peer) -> Answer | None:
        if not allowed.requests.take(self._now_ns()):
            self.ignored.count("too_many")
            return None
        return msgspec.structs.replace(self._host.snapshot(), sequence=self._sequence)

    def _acted_on(self, allowed: _Peer, command: Command) -> Acknowledgement:
        before = self._answers.get(command.command_id)
        if before is not None:
            first, answer = before
            return answer if first == command else refused(command, "that command id was used before", answer.version)
        is_emergency = isinstance(command.act, Emergency)
        within = allowed.emergencies if is_emergency else allowed.requests
        if not within.take(self._now_ns()):
            self.ignored.count("too_many")
            return refused(command, "this console sends too many commands", None, "too_many")
        # An emergency is never refused for what its sender did not know.
        answer = (None if is_emergency else self._outdated(command)) or self._applied(command)
        self._remember(command, answer)
        return answer

    def _outdated(self, command: Command) -> Acknowledgement | None:
        if abs(self._now_ns() - command.sent_ns) > _TOO_OLD_NS:
            return refused(command, "it was on its way for too long; look at the state first", None, "too_old")
        if command.if_version is None:
            return None
        version = self._host.snapshot().version
        if version == command.if_version:
            return None
        return refused(command, "the state has changed since; look at it first", version, "state_changed")

    def _applied(self, command: Command) -> Acknowledgement:
        self.acted = True
        try:
            return self._host.act(command)
        except Exception as fault:
            _logger.debug("the host could not act", exc_info=fault)
            self.ignored.count("host_fault")
            return refused(command, f"a fault of the host ({type(fault).__name__}); look at the state first", None)

    def _remember(self, command: Command, answer: Acknowledgement) -> None:
        self._answers[command.command_id] = (command, answer)
        if len(self._answers) > _ANSWERS_KEPT:
            self._answers.popitem(last=False)

    def _trouble(self, allowed: _Peer, kind: Literal["protocol", "malformed", "oversized"]) -> bytes | None:
        self.ignored.count(kind)
        return encoded(Trouble(kind)) if allowed.troubles.take(self._now_ns()) else None

    def _peer(self, peer: bytes) -> _Peer:
        known = self._peers.get(peer)
        if known is None:
            known = self._peers[peer] = _Peer(self._now_ns())
            if len(self._peers) > _PEERS_KEPT:
                self._peers.popitem(last=False)
        self._peers.move_to_end(peer)
        return known


class Ignored:
    """Counts what was not answered as asked, and logs the counts at most once a second: never what it held."""

    def __init__(self, now_ns: Callable[[], int]) -> None:
        self.counts: Counter[str] = Counter()
        self._now_ns = now_ns
        self._quiet_until_ns: int | None = None

    def count(self, kind: IgnoredKind) -> None:
        """One more of this kind."""
        self.counts[kind] += 1
        now_ns = self._now_ns()
        if self._quiet_until_ns is not None and now_ns < self._quiet_until_ns:
            return
        self._quiet_until_ns = now_ns + _LOG_EVERY_NS
        _logger.warning("control: ignored so far: %s", ", ".join(f"{n} {kind}" for kind, n in self.counts.items()))


class _Peer:
    """How much one console may still ask for. Emergencies have an allowance that nothing else uses up."""

    __slots__ = ("emergencies", "requests", "troubles")

    def __init__(self, now_ns: int) -> None:
        self.requests = _Allowance(*_REQUESTS, now_ns)
        self.emergencies = _Allowance(*_EMERGENCIES, now_ns)
        self.troubles = _Allowance(*_TROUBLES, now_ns)


class _Allowance:
    """`per_s` takes a second, `burst` of them at once."""

    __slots__ = ("_at_ns", "_burst", "_left", "_per_s")

    def __init__(self, per_s: float, burst: float, now_ns: int) -> None:
        self._per_s = per_s
        self._burst = self._left = burst
        self._at_ns = now_ns

    def take(self, now_ns: int) -> bool:
        elapsed_s = max(0, now_ns - self._at_ns) / NS_PER_S
        self._left = min(self._burst, self._left + elapsed_s * self._per_s)
        self._at_ns = now_ns
        if self._left < 1.0:
            return False
        self._left -= 1.0
        return True
