"""Pictures as an MP4 that every player takes: H.264, 4:2:0, its index in front."""

import signal
import subprocess
from collections.abc import Iterable
from fractions import Fraction
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

import imageio_ffmpeg
import numpy as np

from dashboard.errors import ClaimAtlasError
from dashboard.export.still_paint import Pixels

#: About so many frames a second: enough for any player, though only the days differ.
_RATE = 10
#: The signal that ends a program whose file may not grow any more; 0 where there is none.
_TOO_LARGE = getattr(signal, "SIGXFSZ", 0)
#: The colours of HD video, said aloud: players guess them otherwise, and each its own.
_COLOURS = (
    "scale=out_color_matrix=bt709:out_range=tv,"
    "setparams=colorspace=bt709:color_primaries=bt709:color_trc=bt709:range=tv"
)
#: A number of threads of its own makes the file the same on every machine.
_ENCODER = (
    "-c:v libx264 -preset veryfast -tune stillimage -crf 17 -threads 2 -pix_fmt yuv420p "
    "-sc_threshold 0 -flags:v +bitexact -fflags +bitexact -map_metadata -1 -movflags +faststart"
).split()


def mp4(pictures: Iterable[Pixels], seconds: float) -> bytes:
    """Return the video: each picture for exactly so many seconds, and a point to jump to.

    Raises:
        ClaimAtlasError: The encoder failed, or there is no room for its file.
    """
    rest = map(_even, pictures)
    first = next(rest)
    try:
        with TemporaryDirectory(prefix="claim-atlas-") as folder:
            out = Path(folder) / "film.mp4"
            _encode(chain([first], rest), (first.shape[1], first.shape[0]), seconds, out)
            return out.read_bytes()
    except OSError as error:
        raise ClaimAtlasError(_no_room(error.strerror or str(error))) from error


def _no_room(why: str) -> str:
    return (
        f"The video could not be written to the folder of temporary files ({why}). "
        "Make room there, or name another folder by TMPDIR when you start Claim Atlas."
    )


def _encode(frames: Iterable[Pixels], size: tuple[int, int], seconds: float, out: Path) -> None:
    each = max(1, round(seconds * _RATE))
    day = Fraction(str(seconds)).limit_denominator(1_000)
    command = [
        imageio_ffmpeg.get_ffmpeg_exe(),
        *("-hide_banner", "-loglevel", "error", "-nostdin", "-y"),
        *("-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{size[0]}x{size[1]}"),
        *("-framerate", _rational(1 / day), "-i", "-"),
        *("-vf", f"fps={_rational(each / day)},{_COLOURS}", *_ENCODER, "-g", str(each), str(out)),
    ]
    with (out.parent / "errors").open("w+b") as errors:
        encoder = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=errors
        )
        try:
            _feed(encoder, frames)
        finally:
            if encoder.poll() is None:
                encoder.kill()
            encoder.wait()
        if encoder.returncode:
            errors.seek(0)
            said = errors.read().decode(errors="replace").strip()
            if encoder.returncode == -_TOO_LARGE or "No space left" in said:
                raise ClaimAtlasError(_no_room("no space left"))
            raise ClaimAtlasError(f"The video could not be encoded: {said or 'no further word'}.")


def _feed(encoder: subprocess.Popen[bytes], frames: Iterable[Pixels]) -> None:
    """Hand the frames over; an encoder that stops taking them has said why."""
    assert encoder.stdin is not None
    try:
        for frame in frames:
            encoder.stdin.write(frame.tobytes())
        encoder.stdin.close()
    except BrokenPipeError:
        pass
    encoder.wait()


def _even(pixels: Pixels) -> Pixels:
    """Return RGB; an odd edge is doubled, since 4:2:0 shares colours between two pixels."""
    pixels = pixels[..., :3]
    odd = [(0, side % 2) for side in pixels.shape[:2]]
    return np.pad(pixels, [*odd, (0, 0)], mode="edge")


def _rational(number: Fraction) -> str:
    return f"{number.numerator}/{number.denominator}"
