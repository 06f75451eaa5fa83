"""The mirror's memory: what is shown is a picture as it was taken, whole, whoever comes, goes or dies meanwhile."""

from __future__ import annotations

import os
import stat
import threading
import time
import zlib
from types import SimpleNamespace

import numpy as np
import pytest

from vr_runtime.clock import NS_PER_S
from vr_runtime.link import mirror_file as at
from vr_runtime.link.mirror import MirrorReader
from vr_runtime.link.mirror_file import WATCHED_FOR_NS, is_in_memory, make_mirror, mirror_path, open_mirror
from vr_runtime.link.mirror_writer import MirrorWriter

WIDTH, HEIGHT = 40, 30

pytestmark = pytest.mark.skipif(
    not (is_in_memory(at._SHARED_MEMORY) or hasattr(os, "startfile")), reason="no memory that could be shared here"
)


class Time:
    def __init__(self):
        self.ns = 10**12

    def __call__(self):
        return self.ns


@pytest.fixture
def now():
    return Time()


@pytest.fixture
def mirror(tmp_path):
    mirror = make_mirror(tmp_path)
    yield mirror
    mirror.forget()
    mirror.close()


@pytest.fixture
def writer(mirror, tmp_path, now):
    return MirrorWriter.open(tmp_path, now)


@pytest.fixture
def reader(mirror, tmp_path, now):
    return MirrorReader.open(tmp_path, now)


def colour(number):
    """RGBA of the `number`-th picture, all of whose pixels are the same."""
    return bytes((number % 251, number * 7 % 251, number * 31 % 251, 255))


def put(writer, number, taken_ns=1, width=WIDTH, height=HEIGHT, pixels=None):
    def unpack(memory, size_bytes):
        memory[:size_bytes] = pixels or colour(number) * (width * height)

    writer.put(width, height, taken_ns, unpack)


def test_a_picture_arrives_upright_with_its_time_and_number(writer, reader):
    rows = b"".join(bytes((y, 0, 0, 255)) * WIDTH for y in range(HEIGHT))
    put(writer, 1, taken_ns=77, pixels=rows)
    picture = reader.newest()
    assert picture.rgb.shape == (HEIGHT, WIDTH, 3)
    assert picture.rgb.dtype == np.uint8
    assert list(picture.rgb[:, 0, 0]) == list(range(HEIGHT))
    assert (picture.taken_ns, picture.number) == (77, 1)
    assert picture.rgbx.flags.c_contiguous


def test_before_the_first_picture_there_is_none(reader):
    assert reader.newest() is None


def test_without_a_session_there_is_no_reader(tmp_path):
    assert MirrorReader.open(tmp_path) is None
    assert MirrorWriter.open(tmp_path) is None


def test_the_same_picture_is_the_same_object_until_there_is_a_newer_one(writer, reader):
    put(writer, 1)
    first = reader.newest()
    assert reader.newest() is first
    put(writer, 2)
    assert reader.newest().number == 2


def test_a_picture_that_was_handed_out_does_not_change_any_more(writer, reader):
    put(writer, 1)
    first = reader.newest()
    for number in range(2, 12):
        put(writer, number)
    assert bytes(first.rgb[3, 4]) == colour(1)[:3]


def test_a_picture_that_is_being_written_is_not_shown(writer, reader):
    put(writer, 1)
    seen = []

    def half_way(memory, size_bytes):
        memory[: size_bytes // 2] = b"\xff" * (size_bytes // 2)
        seen.append(reader.newest().number)

    writer.put(WIDTH, HEIGHT, 1, half_way)
    assert seen == [1]


class HeldUp:
    """The mirror's bytes for a reader that sleeps in the midst of its first copy."""

    def __init__(self, own, meanwhile):
        self.own, self.meanwhile = own, meanwhile

    def __getitem__(self, span):
        half = (span.start + span.stop) // 2
        begun = bytes(self.own[span.start : half])
        self.meanwhile()
        self.meanwhile = lambda: None
        return begun + bytes(self.own[half : span.stop])


def test_a_picture_that_is_written_over_while_it_is_copied_is_not_shown(mirror, writer, reader):
    put(writer, 1)

    def three_more():
        for number in (2, 3, 4):
            put(writer, number)

    reader._file = SimpleNamespace(words=mirror.words, bytes=HeldUp(mirror.bytes, three_more))
    shown = reader.newest()
    assert shown.number == 4
    assert (shown.rgb == np.frombuffer(colour(4)[:3], np.uint8)).all()


def test_bytes_that_are_not_those_that_were_written_are_not_shown(mirror, writer, reader):
    put(writer, 1)
    place = at.PICTURES_AT + 1 % at.SLOTS * at.SLOT_BYTES
    mirror.bytes[place + 99] ^= 1
    assert reader.newest() is None
    put(writer, 2)
    assert reader.newest().number == 2


@pytest.mark.parametrize(("width", "height"), [(0, 5), (-4, 5), (at.MOST_WIDTH_PX + 1, 1), (1, at.MOST_HEIGHT_PX + 1)])
def test_a_size_that_cannot_be_is_not_believed(mirror, writer, reader, width, height):
    put(writer, 1)
    first = at.slot_words(1)
    mirror.words[first + at.WIDTH], mirror.words[first + at.HEIGHT] = width, height
    mirror.words[first + at.CHECK] = zlib.adler32(b"")
    assert reader.newest() is None


def test_no_picture_is_larger_than_its_slot(writer):
    put(writer, 1, width=at.MOST_WIDTH_PX, height=at.MOST_HEIGHT_PX)
    with pytest.raises(ValueError, match="too large"):
        put(writer, 2, width=at.MOST_WIDTH_PX, height=at.MOST_HEIGHT_PX + 1)


def test_pictures_may_change_their_size(writer, reader):
    put(writer, 1)
    put(writer, 2, width=8, height=9)
    assert reader.newest().rgb.shape == (9, 8, 3)


def test_a_reader_at_full_speed_never_sees_two_pictures_in_one(tmp_path, mirror, writer):
    """Readers and a writer that wait for nobody, for 400 pictures: every picture seen is one that was put."""
    done = threading.Event()
    torn, seen = [], [0, 0]

    def look(which):
        reader = MirrorReader.open(tmp_path)
        while not done.is_set():
            picture = reader.newest()
            if picture is not None and seen[which] != picture.number:
                seen[which] = picture.number
                if not (picture.rgb == np.frombuffer(colour(picture.number)[:3], np.uint8)).all():
                    torn.append(picture.number)
        reader.close()

    readers = [threading.Thread(target=look, args=(which,)) for which in (0, 1)]
    for thread in readers:
        thread.start()
    for number in range(1, 401):
        put(writer, number, width=160, height=120)
    while min(seen) < 400 and all(thread.is_alive() for thread in readers):
        time.sleep(0.001)
    done.set()
    for thread in readers:
        thread.join()
    assert torn == []
    assert seen == [400, 400]


def test_nobody_looks_until_somebody_says_so_and_for_two_seconds_after(writer, reader, now):
    assert not writer.wanted(now.ns)
    reader.watch()
    assert writer.wanted(now.ns)
    assert writer.wanted(now.ns - NS_PER_S // 100), "the reader's look came after the player asked for the time"
    assert writer.wanted(now.ns + WATCHED_FOR_NS - 1)
    assert not writer.wanted(now.ns + WATCHED_FOR_NS)


def test_the_memory_for_pictures_is_taken_only_once_somebody_looks(tmp_path, writer, reader, now):
    path = mirror_path(tmp_path)

    def taken_bytes():
        return path.stat().st_blocks * 512

    assert not writer.wanted(now.ns)
    assert taken_bytes() <= 2 * at.PICTURES_AT
    reader.watch()
    assert writer.wanted(now.ns)
    assert taken_bytes() >= at.FILE_BYTES


def test_where_there_is_no_memory_left_nobody_writes_into_it(writer, reader, now, monkeypatch):
    """A page that is not there when it is written to would end the player."""
    monkeypatch.setattr(at.os, "posix_fallocate", _no_room)
    reader.watch()
    assert not writer.wanted(now.ns)
    monkeypatch.undo()
    assert not writer.wanted(now.ns), "it was asked for once"


def _no_room(*_):
    raise OSError(28, "No space left on device")


def test_a_player_after_another_goes_on_where_it_was_killed(tmp_path, mirror, writer, reader):
    put(writer, 1)
    put(writer, 2)

    def killed(memory, size_bytes):
        memory[:9] = b"\0" * 9
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        writer.put(WIDTH, HEIGHT, 1, killed)
    assert reader.newest().number == 2
    second = MirrorWriter.open(tmp_path)
    put(second, 4)
    assert reader.newest().number == 4, "no number is given twice"
    assert bytes(reader.newest().rgb[0, 0]) == colour(4)[:3]


def test_two_readers_see_the_same(tmp_path, writer, reader, now):
    other = MirrorReader.open(tmp_path, now)
    put(writer, 1)
    assert (reader.newest().rgb == other.newest().rgb).all()
    other.watch()
    other.close()
    assert writer.wanted(now.ns)
    assert reader.newest().number == 1


def test_a_reader_goes_over_to_the_next_session(tmp_path, mirror, writer, reader):
    put(writer, 1)
    assert reader.newest().number == 1
    following = make_mirror(tmp_path)
    try:
        put(MirrorWriter.open(tmp_path), 1, taken_ns=99)
        reader.watch()
        assert reader.newest().taken_ns == 99
    finally:
        following.forget()
    reader.watch()
    assert reader.newest() is None, "nothing of a session that is over"


def test_when_the_session_is_over_there_is_nothing_to_see_at_once(mirror, writer, reader):
    put(writer, 1)
    assert reader.newest().number == 1
    mirror.forget()
    assert reader.newest() is None


def test_only_its_user_may_read_it(tmp_path, mirror):
    path = mirror_path(tmp_path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o640)
    assert open_mirror(tmp_path) is None


@pytest.mark.parametrize("content", [b"", b"\0" * at.FILE_BYTES, b"VRMIRR99" + b"\0" * (at.FILE_BYTES - 8)])
def test_what_is_no_mirror_is_not_opened(tmp_path, mirror, content):
    path = mirror_path(tmp_path)
    other = path.with_suffix(".other")
    other.write_bytes(content)  # never into the file itself: who has mapped it would lose the ground they stand on
    other.chmod(0o600)
    other.replace(path)
    try:
        assert open_mirror(tmp_path) is None
    finally:
        path.unlink()


def test_no_symbolic_link_is_followed(tmp_path, mirror):
    path = mirror_path(tmp_path)
    moved = path.with_suffix(".moved")
    path.rename(moved)
    path.symlink_to(moved)
    try:
        assert open_mirror(tmp_path) is None
    finally:
        moved.replace(path)


def test_it_is_never_on_a_disk(tmp_path, mirror):
    assert is_in_memory(mirror_path(tmp_path).parent)


def test_where_no_folder_is_in_memory_there_is_no_mirror(tmp_path, monkeypatch):
    monkeypatch.setattr(at, "is_in_memory", lambda _folder: False)
    assert make_mirror(tmp_path) is None
    assert open_mirror(tmp_path) is None


def test_beside_the_link_where_that_is_in_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(at, "is_in_memory", lambda folder: folder == tmp_path)
    assert mirror_path(tmp_path).parent == tmp_path


@pytest.mark.parametrize(("kind", "in_memory"), [("tmpfs", True), ("ramfs", True), ("ext4", False), ("overlay", False)])
def test_the_kernels_table_says_what_is_in_memory(tmp_path, kind, in_memory):
    device = tmp_path.stat().st_dev
    table = tmp_path / "mountinfo"
    table.write_text(
        "22 1 250:99 / / rw,relatime shared:1 - tmpfs other rw\n"
        f"36 22 {os.major(device)}:{os.minor(device)} / {tmp_path} rw shared:7 master:1 - {kind} dev rw\n"
    )
    assert is_in_memory(tmp_path, str(table)) is in_memory


def test_a_table_that_cannot_be_read_promises_nothing(tmp_path):
    assert not is_in_memory(tmp_path, str(tmp_path / "none"))
    assert not is_in_memory(tmp_path / "gone")


def test_two_folders_have_two_mirrors(tmp_path):
    first, second = tmp_path / "a", tmp_path / "b"
    first.mkdir()
    second.mkdir()
    assert mirror_path(first) != mirror_path(second)
