"""Sound files: FLAC, WAV and Ogg (Vorbis or Opus) through libsndfile, of any rate; the only module that opens any."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

import numpy as np

from vr_runtime.problem import ExitCode, Problem
from vr_runtime.sound.conditioning import RATES_HZ, conditioned_line, resampled, without_infrasound
from vr_runtime.sound.lines import Mono
from vr_runtime.sound.loudness import Meter
from vr_runtime.sound.scale import HOP, RATE_HZ, Block, gain_to_lufs

if TYPE_CHECKING:
    import soundfile

SUFFIXES: Final = (".flac", ".wav", ".ogg", ".opus")
_WRITTEN: Final = {".flac": ("FLAC", "PCM_24"), ".wav": ("WAV", "PCM_24"), ".ogg": ("OGG", "VORBIS")}
_CHUNK: Final = 10 * RATE_HZ
_CROSSING_S: Final = 8.0
_LEAST_MUSIC_S: Final = 30.0
_LONGEST_LINE_S: Final = 60.0
_HEADROOM: Final = np.float32(0.5)  # resampling and the filter may raise peaks above full scale


def read_blocks(path: Path) -> Iterator[Block]:
    """The file in stereo blocks of about ten seconds at 48 kHz. Problem(BAD_SOUND) where it cannot be read."""
    with _opened(path) as file:
        yield from resampled(_chunks(path, file), int(file.samplerate))


def metered(path: Path) -> Meter:
    """A meter that has heard the whole file; Problem(BAD_SOUND) where there is nothing in it."""
    meter, frames = Meter(), 0
    for block in read_blocks(path):
        meter.feed(block)
        frames += len(block)
    if not frames:
        raise _empty(path)
    return meter


def read_whole(path: Path) -> Block:
    """All of the file at once; Problem(BAD_SOUND) where there is nothing in it."""
    blocks = list(read_blocks(path))
    if not blocks:
        raise _empty(path)
    return np.concatenate(blocks)


def read_line(path: Path) -> Mono:
    """A recording (frames,) in mono at 48 kHz, without infrasound; Problem(BAD_SOUND) beyond a minute."""
    with _opened(path) as file:
        if file.frames > _LONGEST_LINE_S * file.samplerate:
            raise _bad(path, f"lasts longer than {_LONGEST_LINE_S:.0f} s", "Cut it into lines")
        samples = _read(path, file, file.frames).mean(axis=1)
        rate_hz = int(file.samplerate)
    return conditioned_line(samples, rate_hz)


def write(path: Path, blocks: Iterable[Block]) -> int:
    """Write `blocks` as the suffix says (.flac, .wav, .ogg); the frames written. Problem(BAD_SOUND) where it fails."""
    import soundfile

    if path.suffix.lower() not in _WRITTEN:
        raise _bad(path, f"'{path.suffix}' is no kind of sound file", f"End its name in one of {', '.join(_WRITTEN)}")
    container, subtype = _WRITTEN[path.suffix.lower()]
    frames = 0
    try:
        with soundfile.SoundFile(path, "w", RATE_HZ, 2, subtype, format=container) as file:
            for block in blocks:
                file.write(block)
                frames += len(block)
    except (OSError, soundfile.SoundFileError) as error:
        raise _bad(path, f"cannot be written: {_why(error)}", "Choose another place") from None
    return frames


class LoopedFile:
    """Music or a bed from a file, without end: its last eight seconds cross with its first, at even power.

    Made ready whole before it is played, at 48 kHz and without infrasound, in a file that goes with the process.
    """

    @classmethod
    def of(cls, path: Path) -> LoopedFile:
        """Made ready here and now, in a file that goes with the process."""
        try:
            file = tempfile.TemporaryFile(prefix="vr-runtime-music")  # noqa: SIM115 - as long as it is played
        except OSError as error:
            raise _bad(path, f"cannot be made ready: {_why(error)}", "Make room for temporary files") from None
        loudness = made_ready(path, file)
        return cls(ready_file(file), loudness)

    def __init__(self, ready: soundfile.SoundFile, loudness: float) -> None:
        """What `made_ready` has made, and what it has told."""
        self._file = ready
        self._gain = np.float32(1.0 / (_HEADROOM * gain_to_lufs(loudness)))
        self._frames, self._crossing = int(ready.frames), round(_CROSSING_S * RATE_HZ)
        self._opening = _stereo(ready.read(self._crossing, dtype="float32", always_2d=True))
        self._file.seek(0)
        self._at = 0

    def hop(self, start_frame: int, life_s: float) -> Block:  # noqa: ARG002 - a recording goes its own pace
        """The next HOP frames at the mixer's reference power; where the file fails meanwhile, silence."""
        out = np.zeros((HOP, 2), dtype=np.float32)
        filled = 0
        while filled < HOP:
            piece = self._piece(HOP - filled)
            if not len(piece):
                break
            out[filled : filled + len(piece)] = piece
            filled += len(piece)
        return out * self._gain

    def _piece(self, frames: int) -> Block:
        until = self._frames - self._crossing
        if self._at < until:
            return self._next(min(frames, until - self._at))
        into = self._at - until
        if into >= self._crossing:
            self._file.seek(self._crossing)
            self._at = self._crossing
            return self._piece(frames)
        piece = self._next(min(frames, self._crossing - into))
        turn = 0.5 * np.pi * (np.arange(into, into + len(piece), dtype=np.float32)[:, None] + 0.5) / self._crossing
        return piece * np.cos(turn) + self._opening[into : into + len(piece)] * np.sin(turn)

    def _next(self, frames: int) -> Block:
        piece = _stereo(self._file.read(frames, dtype="float32", always_2d=True))
        self._at += len(piece)
        return piece


def made_ready(path: Path, out: IO[bytes]) -> float:
    """Write a recording into `out` as it is to be played; its loudness in LUFS before the headroom.

    Problem(BAD_SOUND) where it cannot be read, is silent, or lasts less than half a minute.
    """
    import soundfile

    meter, frames = Meter(), 0
    try:
        with soundfile.SoundFile(out, "w", RATE_HZ, 2, "PCM_24", format="FLAC") as ready:
            for block in without_infrasound(read_blocks(path)):
                meter.feed(block)
                ready.write(block * _HEADROOM)
                frames += len(block)
        whole = not frames or ready_file(out).frames == frames
    except (OSError, soundfile.SoundFileError) as error:
        raise _bad(path, f"cannot be made ready: {_why(error)}", "Make room for temporary files") from None
    if not whole:
        raise _bad(path, "cannot be made ready: not all of it was written", "Make room for temporary files")
    if 0 < frames < _LEAST_MUSIC_S * RATE_HZ:
        raise _bad(path, f"lasts less than {_LEAST_MUSIC_S:.0f} s", "Choose a longer piece")
    loudness = meter.integrated_lufs()
    if not np.isfinite(loudness):
        raise _bad(path, "is silent", "Choose another file")
    return loudness


def ready_file(file: IO[bytes]) -> soundfile.SoundFile:
    """What `made_ready` has written, to be played."""
    import soundfile

    file.seek(0)
    return soundfile.SoundFile(file)


def _chunks(path: Path, file: soundfile.SoundFile) -> Iterator[Block]:
    while len(block := _read(path, file, _CHUNK)):
        yield block


@contextmanager
def _opened(path: Path) -> Iterator[soundfile.SoundFile]:
    import soundfile

    try:
        file = soundfile.SoundFile(path)
    except (OSError, soundfile.SoundFileError) as error:
        raise _bad(path, f"cannot be read: {_why(error)}", "Give a FLAC, WAV or Ogg file") from None
    with file:
        if file.channels > 2:
            raise _bad(path, f"has {file.channels} channels", "Give mono or stereo")
        if not RATES_HZ[0] <= file.samplerate <= RATES_HZ[1]:
            raise _bad(path, f"is at {file.samplerate} Hz", f"Give one of {RATES_HZ[0]} to {RATES_HZ[1]} Hz")
        yield file


def _read(path: Path, file: soundfile.SoundFile, frames: int) -> Block:
    import soundfile

    try:
        return _stereo(file.read(frames, dtype="float32", always_2d=True))
    except (OSError, soundfile.SoundFileError) as error:
        raise _bad(path, f"is damaged: {_why(error)}", "Give another file") from None


def _stereo(samples: Any) -> Block:
    block = np.nan_to_num(np.asarray(samples, dtype=np.float32), nan=0.0, posinf=1.0, neginf=-1.0)
    return np.repeat(block, 2, axis=1) if block.shape[1] == 1 else block


def _why(error: Exception) -> str:
    """libsndfile's own words, without the file's name, which stands before them already."""
    said = getattr(error, "error_string", None) or getattr(error, "strerror", None) or str(error)
    return " ".join(str(said).removeprefix("Error :").split()).rstrip(".")


def _empty(path: Path) -> Problem:
    return _bad(path, "holds no sound", "Give another file")


def _bad(path: Path, what: str, remedy: str) -> Problem:
    return Problem(ExitCode.BAD_SOUND, f"{path}: {what}", remedy)
