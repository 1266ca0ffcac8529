"""Animations: decoded again frame by frame, and compared with the stills they are made of."""

import io
import subprocess
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import imageio_ffmpeg
import numpy as np
import pytest
from PIL import Image

from dashboard.errors import SelectionError
from dashboard.export.animated_gif import gif
from dashboard.export.animation import AnimationOptions, animation, animation_days
from dashboard.export.options import StillOptions, Theme
from dashboard.export.scene import Scene, open_scene
from dashboard.export.still import still_picture

SMALL = StillOptions(width=480, height=320, claims=False)
DAYS = ("2022-01-04", "2022-01-05", "2022-01-06")
HOSTILE = Path(__file__).parent.parent / "data" / "hostile"


@pytest.fixture(scope="module")
def scene(sample_data: Path) -> Scene:
    return open_scene(sample_data, {"sources": "icor,cwi"})[0]


def asked(form: str, **more: object) -> AnimationOptions:
    return AnimationOptions(**({"form": form, "days": DAYS, "still": SMALL} | more))


@cache
def stills(scene: Scene, options: StillOptions = SMALL) -> list[np.ndarray]:
    pictures = (still_picture(scene.showing(day=day), options) for day in DAYS)
    return [np.asarray(Image.open(io.BytesIO(each)).convert("RGB")) for each in pictures]


def gif_frames(content: bytes) -> list[np.ndarray]:
    with Image.open(io.BytesIO(content)) as image:
        frames = []
        for number in range(image.n_frames):
            image.seek(number)
            frames.append(np.asarray(image.convert("RGB")))
    return frames


def mp4_frames(content: bytes, folder: Path) -> tuple[dict, list[np.ndarray]]:
    (folder / "film.mp4").write_bytes(content)
    reader = imageio_ffmpeg.read_frames(str(folder / "film.mp4"))
    about = next(reader)
    wide, high = about["size"]
    return about, [np.frombuffer(each, np.uint8).reshape(high, wide, 3) for each in reader]


def apart(one: np.ndarray, other: np.ndarray) -> float:
    return float(np.abs(one.astype(int) - other.astype(int)).mean())


def test_a_png_sequence_is_the_stills_byte_for_byte(scene: Scene) -> None:
    with ZipFile(io.BytesIO(animation(scene, asked("png")))) as archive:
        names = ["0001-2022-01-04.png", "0002-2022-01-05.png", "0003-2022-01-06.png"]
        assert archive.namelist() == names
        for name, day in zip(names, DAYS, strict=True):
            assert archive.read(name) == still_picture(scene.showing(day=day), SMALL)


def test_a_gif_has_a_frame_a_day_that_stands_so_long(scene: Scene) -> None:
    content = animation(scene, asked("gif", seconds=1.25))
    with Image.open(io.BytesIO(content)) as image:
        assert (image.n_frames, image.size, image.info["loop"]) == (3, (480, 320), 0)
        durations = []
        for number in range(image.n_frames):
            image.seek(number)
            durations.append(image.info["duration"])
    assert durations == [1250] * 3
    frames = gif_frames(content)
    for number, (frame, still) in enumerate(zip(frames, stills(scene), strict=True)):
        assert apart(frame, still) < 0.6
        assert (frame == still).all(axis=2).mean() > 0.85, "flat colours are kept as they are"
        others = frames[:number] + frames[number + 1 :]
        assert all(apart(frame, still) < apart(other, still) for other in others)


def test_a_gif_that_does_not_loop_says_nothing_of_it(scene: Scene) -> None:
    with Image.open(io.BytesIO(animation(scene, asked("gif", loop=False)))) as image:
        assert "loop" not in image.info


def test_few_colours_stay_exact_in_a_gif() -> None:
    pictures, arrays = [], []
    for shade in range(4):
        pixels = np.full((20, 30, 3), (31, 95, 153), np.uint8)
        pixels[5:9, 5 : 9 + shade] = (200 + shade, 10, 77)
        buffer = io.BytesIO()
        Image.fromarray(pixels).save(buffer, "PNG")
        pictures.append(buffer.getvalue())
        arrays.append(pixels)
    for frame, pixels in zip(gif_frames(gif(pictures, 0.5)), arrays, strict=True):
        assert (frame == pixels).all()


@pytest.mark.parametrize(("seconds", "each"), [(1.0, 10), (0.25, 2), (1.5, 15)])
def test_an_mp4_shows_each_day_for_so_many_frames(
    scene: Scene, tmp_path: Path, seconds: float, each: int
) -> None:
    about, frames = mp4_frames(animation(scene, asked("mp4", seconds=seconds)), tmp_path)
    assert about["codec"] == "h264" and about["pix_fmt"].startswith("yuv420p(tv, bt709")
    assert about["size"] == (480, 320)
    assert about["duration"] == pytest.approx(3 * seconds, abs=0.02)
    pictures = stills(scene)
    nearest = [int(np.argmin([apart(frame, still) for still in pictures])) for frame in frames]
    assert nearest == [0] * each + [1] * each + [2] * each
    assert max(apart(frames[n * each], still) for n, still in enumerate(pictures)) < 3


def test_an_mp4_starts_before_it_is_loaded_and_jumps_to_any_day(
    scene: Scene, tmp_path: Path
) -> None:
    content = animation(scene, asked("mp4"))
    assert content.index(b"moov") < content.index(b"mdat")
    (tmp_path / "film.mp4").write_bytes(content)
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-skip_frame", "nokey", "-i", "film.mp4"]
    keys = subprocess.run(
        [*command, "-fps_mode", "passthrough", "-f", "framemd5", "-"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert len([line for line in keys.stdout.splitlines() if not line.startswith("#")]) == 3


def test_odd_sizes_become_even_without_moving_a_pixel(scene: Scene, tmp_path: Path) -> None:
    odd = StillOptions(width=481, height=321, claims=False)
    about, frames = mp4_frames(animation(scene, asked("mp4", still=odd)), tmp_path)
    assert about["size"] == (482, 322)
    assert apart(frames[0][:321, :481], stills(scene, odd)[0]) < 3


@pytest.mark.parametrize("form", ["gif", "mp4"])
def test_the_same_input_is_the_same_bytes(sample_data: Path, form: str) -> None:
    made = [animation(open_scene(sample_data, {})[0], asked(form, days=DAYS[:2])) for _ in range(2)]
    assert made[0] == made[1]


def test_only_pictures_are_transparent(scene: Scene) -> None:
    clear = StillOptions(width=480, height=320, claims=False, transparent=True, theme=Theme.DARK)
    ground = StillOptions(width=480, height=320, claims=False, theme=Theme.DARK)
    options = asked("gif", still=clear)
    assert apart(gif_frames(animation(scene, options))[0], stills(scene, ground)[0]) < 1
    with ZipFile(io.BytesIO(animation(scene, asked("png", still=clear)))) as archive:
        first = Image.open(io.BytesIO(archive.read(archive.namelist()[0])))
    assert first.mode == "RGBA" and first.getextrema()[3][0] == 0


def test_days_run_from_the_first_to_the_last_with_claims(scene: Scene) -> None:
    steps = list(scene.axis.keys)
    days = animation_days(scene, AnimationOptions())
    assert days == tuple(steps[steps.index(days[0]) : steps.index(days[-1]) + 1])
    assert animation_days(scene, AnimationOptions(first="2022-01-04", last="2022-01-06")) == DAYS
    only = scene.showing(sources=frozenset({"icor"}), search="gas")
    assert len(animation_days(only, AnimationOptions())) < len(days)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (AnimationOptions(first="2022-02-30"), "2022-02-30 is no step of the slider"),
        (AnimationOptions(days=("2022-01-05", "x")), "x is no step of the slider"),
        (AnimationOptions(first="2022-01-06", last="2022-01-04"), "Name the earlier day first"),
        (AnimationOptions(days=()), "There is no day to show"),
    ],
)
def test_days_that_cannot_be_shown_are_refused(
    scene: Scene, options: AnimationOptions, message: str
) -> None:
    with pytest.raises(SelectionError, match=message):
        animation(scene, options)


def test_without_claims_there_is_nothing_to_show(scene: Scene) -> None:
    with pytest.raises(SelectionError, match="no claim passes the filters"):
        animation(scene.showing(sources=frozenset()), asked("gif", days=None))


class Enough(Exception):
    """Whoever waits has had enough."""


def test_progress_counts_frames_and_a_stopped_film_leaves_nothing(
    scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, int, int, float]] = []
    animation(scene, asked("png"), lambda *step: told.append(step))
    assert [step[1:3] for step in told] == [(0, 3), (1, 3), (2, 3), (0, 0)]
    assert [step[0] for step in told] == [*["Drawing frames"] * 3, "Putting the frames together"]
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def stop(what: str, done: int, total: int, share: float) -> None:
        if done == 2:
            raise Enough

    for form in ("mp4", "gif"):
        with pytest.raises(Enough):
            animation(scene, asked(form), stop)
    assert list(tmp_path.iterdir()) == []


def test_hostile_text_moves_pictures_only(tmp_path: Path) -> None:
    scene, _ = open_scene(HOSTILE, {})
    options = AnimationOptions(still=StillOptions(width=480, height=320))
    _, frames = mp4_frames(animation(scene, options), tmp_path)
    assert len(frames) == 10
