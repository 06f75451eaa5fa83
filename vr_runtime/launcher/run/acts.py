"""Acts on their way: each is sent, then done, refused with a reason, or lost with the host, and is said to be so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, Signal

from vr_runtime.control import messages as ms
from vr_runtime.launcher.attachment import Attachment
from vr_runtime.launcher.reasons import reason as in_our_words
from vr_runtime.launcher.run.course_words import mark_word

Stage = Literal["sent", "done", "refused", "unsent"]
_LEVELS: Final[dict[Stage, str]] = {"sent": "wait", "done": "ok", "refused": "warn", "unsent": "problem"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of an act so far. `reason`: the host's, or why it was not reached."""

    act: ms.Act
    stage: Stage
    reason: str = ""

    @property
    def level(self) -> str:
        return _LEVELS[self.stage]

    def words(self) -> str:
        """One calm line."""
        translate = QCoreApplication.translate
        act = act_word(self.act)
        if self.stage == "sent":
            return translate("Acts", "{act}: sent").format(act=act)
        if self.stage == "done" and self.reason:
            return translate("Acts", "{act}: done; {remark}").format(act=act, remark=self.reason)
        if self.stage == "done":
            return translate("Acts", "{act}: done").format(act=act)
        if self.stage == "refused":
            return translate("Acts", "{act}: refused: {reason}").format(act=act, reason=self.reason)
        return translate("Acts", "{act}: not sent: {reason}").format(act=act, reason=self.reason)


def what_of(act: ms.Act) -> str:
    """An act in the words of the terminal and of the time line's marks: `extend 15`, `ease on`."""
    word = str(type(act).__struct_config__.tag)
    values = msgspec.structs.astuple(act)
    said = [{True: "on", False: "off"}.get(value, value) if isinstance(value, bool) else value for value in values]
    return " ".join([word, *(f"{one:g}" if isinstance(one, float) else str(one) for one in said if one is not None)])


def act_word(act: ms.Act) -> str:
    return mark_word(what_of(act))


class Acts(QObject):
    """Every act of the page goes through `send`; `answered` says what became of it, once for each stage."""

    answered = Signal(object)

    def __init__(self, attachment: Attachment, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._attachment = attachment
        self._pending: list[ms.Act] = []
        attachment.acted.connect(self._on_acted)
        attachment.failed.connect(self._on_failed)

    def send(self, act: ms.Act, *, if_version: int | None = None) -> None:
        """Have it done; what is pending already is not sent twice."""
        if act in self._pending:
            return
        self._pending.append(act)
        self.answered.emit(Answer(act, "sent"))
        self._attachment.act(act, if_version=if_version)

    def waits(self, kind: type[ms.Act]) -> bool:
        """Whether an act of this kind is on its way."""
        return any(isinstance(act, kind) for act in self._pending)

    def _on_acted(self, act: ms.Act, acknowledgement: ms.Acknowledgement) -> None:
        if self._known(act):
            done = acknowledgement.outcome == "applied"
            reason = in_our_words(acknowledgement.remark) if done else _reason(acknowledgement)
            self.answered.emit(Answer(act, "done" if done else "refused", reason))

    def _on_failed(self, act: ms.Act, reason: str) -> None:
        if self._known(act):
            self.answered.emit(Answer(act, "unsent", in_our_words(reason)))

    def _known(self, act: ms.Act) -> bool:
        if act not in self._pending:
            return False
        self._pending.remove(act)
        return True


def _reason(acknowledgement: ms.Acknowledgement) -> str:
    translate = QCoreApplication.translate
    known = {
        "state_changed": translate("Acts", "somebody else was quicker; look, and try again"),
        "too_old": translate("Acts", "it was too long on its way; try again"),
        "too_many": translate("Acts", "too many at once; wait a moment"),
    }
    return known.get(acknowledgement.outcome) or in_our_words(acknowledgement.reason)
