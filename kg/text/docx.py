"""Word documents: the text of their paragraphs and tables, and which paragraphs are titles and headings."""

from __future__ import annotations

import io
import zipfile

from kg.errors import SourceError


def docx_text(data: bytes, where: str) -> tuple[str, dict[int, str]]:
    """Return the text of a .docx, a line a paragraph, and where its title and its headings start.

    Raises:
        SourceError: it is broken, or a Word file of another kind.
    """
    import docx
    from docx.opc.exceptions import OpcError
    from docx.table import Table

    try:
        parts = list(docx.Document(io.BytesIO(data)).iter_inner_content())
    except (OpcError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise SourceError(where, f"broken Word file ({type(error).__name__})", "save it anew as .docx") from error
    lines: list[str] = []
    marks: dict[int, str] = {}
    length = 0
    for part in parts:
        if isinstance(part, Table):
            texts = [("　".join(dict.fromkeys(cell.text.strip() for cell in row.cells)), "") for row in part.rows]
        else:
            style = (part.style.name or "") if part.style is not None else ""
            texts = [(part.text.replace("\n", " "), _mark(style))]
        for text, mark in texts:
            if mark and text.strip():
                marks[length + len(text) - len(text.lstrip())] = mark
            lines.append(text)
            length += len(text) + 2
    return "\n\n".join(lines) + "\n", marks


def _mark(style: str) -> str:
    if style in ("Title", "标题"):
        return "title"
    return "heading" if style.startswith(("Heading", "标题 ")) else ""
