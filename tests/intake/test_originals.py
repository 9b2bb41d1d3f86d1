import hashlib
import io
import os

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from phoihop.intake.errors import TooLarge
from phoihop.intake.originals import A_DAY, path_of, store, sweep_drafts

BYTES = "Biên bản họp".encode()


def kept(settings):
    return [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    "source",
    [BYTES, io.BytesIO(BYTES), SimpleUploadedFile("a.txt", BYTES)],
    ids=["bytes", "stream", "upload"],
)
def test_bytes_are_kept_under_their_digest(source):
    stored = store(source)

    digest = hashlib.sha256(BYTES).hexdigest()
    assert (stored.sha256, stored.size) == (digest, len(BYTES))
    assert stored.name == f"originals/{digest[:2]}/{digest}"
    assert path_of(stored.name).read_bytes() == BYTES


def test_the_same_bytes_are_one_file(settings):
    assert store(BYTES) == store(BYTES)

    assert len(kept(settings)) == 1


def test_a_file_of_exactly_the_limit_is_taken(settings):
    settings.MAX_UPLOAD_BYTES = len(BYTES)

    assert store(BYTES).size == len(BYTES)


def test_nothing_of_a_file_over_the_limit_is_kept(settings):
    settings.MAX_UPLOAD_BYTES = len(BYTES) - 1

    with pytest.raises(TooLarge, match="Tệp lớn hơn"):
        store(io.BytesIO(BYTES))
    assert kept(settings) == []


class CutOff(io.BytesIO):
    def read(self, size=-1):
        if self.tell():
            raise ConnectionResetError
        return super().read(5)


def test_a_file_cut_off_half_way_leaves_nothing(settings):
    with pytest.raises(ConnectionResetError):
        store(CutOff(BYTES))

    assert kept(settings) == []


def test_what_a_killed_process_left_is_swept_away_after_a_day(settings):
    store(BYTES)
    old, young = (settings.MEDIA_ROOT / "originals" / f".draft-{name}" for name in "ab")
    for draft in (old, young):
        draft.write_bytes(b"half")
    os.utime(old, (0, young.stat().st_mtime - A_DAY - 60))

    assert sweep_drafts() == 1
    assert not old.exists()
    assert young.exists()
    assert path_of(store(BYTES).name).exists()
