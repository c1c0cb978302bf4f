"""Take the README's picture: the page with one entity opened. ``python docs/picture.py out/graph.html 晶丰明源``."""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

PICTURE = Path(__file__).with_name("graph.png")
SIZE = {"width": 1180, "height": 680}


def take(page: Path, name: str) -> bytes:
    """Return a screenshot of the page with the first entity whose label holds this name opened."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        tab = browser.new_page(viewport=SIZE)
        tab.goto(page.resolve().as_uri())
        tab.wait_for_selector("#graph canvas")
        tab.locator("#entities li", has_text=name).first.locator("button,a").first.click()
        tab.wait_for_timeout(1500)  # the view moves there
        picture: bytes = tab.screenshot()
        browser.close()
    return picture


if __name__ == "__main__":
    shot = Image.open(io.BytesIO(take(Path(sys.argv[1]), sys.argv[2]))).convert("RGB")
    shot.quantize(256, kmeans=1, dither=Image.Dither.NONE).save(PICTURE, optimize=True)
