"""Photographs of about a megabyte, no two alike, as a telephone makes them: with the place where they were taken."""

import io
import random

from PIL import Image

WIDTH, HEIGHT = 1280, 960
GPS, LATITUDE, LATITUDE_SIDE, LONGITUDE, LONGITUDE_SIDE = 0x8825, 2, 1, 4, 3


def photograph(seed):
    """A JPEG of one megabyte that is always the same for one seed."""
    noise = random.Random(seed)
    image = Image.frombytes("RGB", (WIDTH // 2, HEIGHT // 2), noise.randbytes(WIDTH * HEIGHT * 3 // 4))
    exif = Image.Exif()
    exif[0x010F] = "Benchmark"
    exif.get_ifd(GPS).update({
        LATITUDE_SIDE: "N", LATITUDE: (36.0, 29.0, 41.0), LONGITUDE_SIDE: "E", LONGITUDE: (117.0, 51.0, 42.0)})
    file = io.BytesIO()
    image.resize((WIDTH, HEIGHT), Image.Resampling.BILINEAR).save(file, "JPEG", quality=94, exif=exif)
    return file.getvalue()
