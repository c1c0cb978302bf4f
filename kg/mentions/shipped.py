"""The weights that ship with kg: where they lie, and that each file is the one that was measured."""

from __future__ import annotations

import os
from hashlib import sha256
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from kg.errors import SourceError

FOLDER_VARIABLE = "KG_NAME_WEIGHTS"  # a folder with other weights: to measure folds, or weights of one's own


def weights_folder() -> Traversable:
    """Return the folder of the weights."""
    folder = os.environ.get(FOLDER_VARIABLE)
    return Path(folder) if folder else resources.files("kg.mentions") / "weights"


def card_text(path: Traversable) -> str:
    """Return the text of the card that names the files of a folder.

    Raises:
        SourceError: it is missing.
    """
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise SourceError(path, "the weights that find names are missing", "install kg again") from error


def checked(path: Traversable, digest: str) -> bytes:
    """Return the bytes of a weight file.

    Raises:
        SourceError: it is missing, damaged or foreign: its SHA-256 is not the one of its card.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(path, "the weights that find names are missing", "install kg again") from error
    if sha256(data).hexdigest() != digest:
        raise SourceError(path, "damaged or foreign weights (their SHA-256 is not the card's)", "install kg again")
    return data
