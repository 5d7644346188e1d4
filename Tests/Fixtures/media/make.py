"""Makes pictures that are full of what must not be kept, for the tests that take it out.

Every text that has to go says SECRET. Needs Pillow; the tests themselves only read the files.
Run in this folder: python3 make.py
"""
import io
import struct

from PIL import Image, ImageCms, PngImagePlugin

SECRET = "SECRET 36.4960N 117.8580E"


def picture(shift=0):
    image = Image.new("RGB", (48, 32))
    image.putdata([((x * 5 + shift) % 256, y * 8, 120) for y in range(32) for x in range(48)])
    return image


def exif(orientation):
    data = Image.Exif()
    data[0x0112] = orientation
    data[0x010E] = SECRET
    data[0x0110] = "SECRET camera"
    place = data.get_ifd(0x8825)
    place[1], place[2] = "N", (36.0, 29.0, 45.6)
    place[3], place[4] = "E", (117.0, 51.0, 28.8)
    place[27] = SECRET.encode()
    data.get_ifd(0x8769)[0x927C] = SECRET.encode()
    return data.tobytes()


def segment(marker, payload):
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(payload) + 2) + payload


def profile():
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def jpeg(name, progressive, orientation):
    out = io.BytesIO()
    picture().save(out, "JPEG", quality=85, progressive=progressive, exif=exif(orientation),
                   icc_profile=profile(), comment=SECRET)
    data = out.getvalue()
    thumbnail = b"JFXX\0\x10SECRET thumbnail"
    extra = (segment(0xE0, thumbnail) + segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x>SECRET</x>")
             + segment(0xE2, b"MPF\0SECRET") + segment(0xED, b"Photoshop 3.0\x008BIMSECRET")
             + segment(0xEF, b"SECRET"))
    # Fill bytes before a marker are allowed.
    data = data[:2] + data[2:20] + extra + b"\xff\xff" + data[20:] + b"SECRET behind the end" + data
    with open(name, "wb") as file:
        file.write(data)


def png(name):
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", SECRET)
    info.add_text("Long", SECRET, zip=True)
    info.add_itxt("XML:com.adobe.xmp", "<x>SECRET</x>")
    info.add(b"tIME", struct.pack(">HBBBBB", 2023, 7, 3, 9, 0, 0))
    info.add(b"prVt", b"SECRET private")
    out = io.BytesIO()
    picture().save(out, "PNG", pnginfo=info, exif=exif(6), dpi=(300, 300), icc_profile=profile())
    with open(name, "wb") as file:
        file.write(out.getvalue() + b"SECRET behind the end")


def webp(name, **options):
    out = io.BytesIO()
    picture().save(out, "WEBP", exif=exif(6), xmp=b"<x>SECRET</x>", icc_profile=profile(), **options)
    data = out.getvalue() + b"prVt" + struct.pack("<I", 7) + b"SECRET!" + b"\0"
    data = b"RIFF" + struct.pack("<I", len(data) - 8) + data[8:]
    with open(name, "wb") as file:
        file.write(data + b"SECRET behind the end")


def gif(name):
    out = io.BytesIO()
    frames = [picture(shift).quantize(16) for shift in (0, 40)]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], loop=0, duration=200, comment=SECRET)
    data = out.getvalue()
    packet = b"<x>SECRET</x>"
    magic = bytes([1]) + bytes(range(255, -1, -1)) + b"\0"
    xmp = b"\x21\xff\x0bXMP DataXMP" + packet + magic
    text = b"\x21\x01\x0c" + b"\0" * 12 + b"\x06SECRET\0"
    with open(name, "wb") as file:
        file.write(data[:-1] + xmp + text + b";SECRET behind the end")


jpeg("photo.jpg", False, 6)
jpeg("progressive.jpg", True, 1)
png("photo.png")
webp("photo.webp", quality=80)
webp("lossless.webp", lossless=True)
webp("moving.webp", save_all=True, append_images=[picture(40)], duration=200)
gif("moving.gif")
