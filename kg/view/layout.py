"""Where the entities stand on the page: deterministic positions, computed before the page is opened.

Each connected part is drawn by stress majorization (Gansner, Koren, North 2004: distances on the page follow the
number of steps between two entities), names are pushed apart, and the parts are packed around the largest.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]
Edge = tuple[int, int]
Cell = tuple[int, int]
Cells = Sequence[Cell]

STEP = 120.0  # pixels between two entities that have a statement with each other
CELL = 36.0  # pixels: the grid that parts are packed on
ASPECT = 1.45  # width : height of the view that is to be filled
SHOWN_WIDTH = 12  # a longer name is cut on the canvas (template/signs.js cuts at the same width)
_ROUNDS = 120


def radius(degree: int) -> float:
    """Return the radius, in pixels, of an entity with so many neighbours (template/signs.js draws the same)."""
    return min(24.0, 7.0 + 2.4 * math.sqrt(degree))


def positions(labels: Sequence[str], edges: Iterable[Edge]) -> tuple[tuple[int, int], ...]:
    """Return x and y in pixels for each label; the middle of the drawing is near (0, 0).

    ``edges`` are pairs of places in ``labels``. The same input gives the same positions.
    """
    pairs = sorted({(min(a, b), max(a, b)) for a, b in edges if a != b})
    degrees = np.bincount(np.array(pairs, dtype=int).ravel(), minlength=len(labels))
    halves = np.array(
        [(max(radius(int(d)), _width(n) * 6.5) + 8, radius(int(d)) + 13) for n, d in zip(labels, degrees, strict=True)]
    ).reshape(-1, 2)
    points = np.zeros((len(labels), 2))
    placed: list[tuple[npt.NDArray[np.intp], list[Edge]]] = []
    for part in _parts(len(labels), pairs):
        place = {number: k for k, number in enumerate(part)}
        inner = [(place[a], place[b]) for a, b in pairs if a in place]
        members = np.array(part, dtype=np.intp)
        points[members] = _apart(_drawn(len(part), inner) * STEP, halves[members])
        placed.append((members, inner))
    if placed:
        _pack(points, halves, placed)
    return tuple((round(float(x)), round(float(y))) for x, y in points)


def _width(label: str) -> float:
    """Return the width of a name on the canvas, in Chinese characters."""
    wide = sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.55 for c in label)
    return min(wide, SHOWN_WIDTH + 1.0)


def _graph(count: int, pairs: Sequence[Edge], lengths: Sequence[float] | None = None) -> Any:
    import rustworkx

    graph = rustworkx.PyGraph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from([(a, b, lengths[k] if lengths else 1.0) for k, (a, b) in enumerate(pairs)])
    return graph


def _parts(count: int, pairs: Sequence[Edge]) -> list[list[int]]:
    """Return the connected parts, largest first."""
    import rustworkx

    parts = [sorted(part) for part in rustworkx.connected_components(_graph(count, pairs))]
    return sorted(parts, key=lambda part: (-len(part), part))


def _drawn(count: int, pairs: Sequence[Edge]) -> Points:
    """Return the positions of one connected part, in steps."""
    if count < 3:
        return np.array([(1.1 * k, 0.0) for k in range(count)])
    import rustworkx

    degrees = np.bincount(np.array(pairs).ravel(), minlength=count)
    # the spokes of a large star are longer, so that its leaves find room around it
    lengths = [1.0 + 0.22 * math.log2(max(degrees[a], degrees[b])) for a, b in pairs]
    graph = _graph(count, pairs, lengths)
    wanted = rustworkx.graph_floyd_warshall_numpy(graph, weight_fn=float)
    start = rustworkx.spring_layout(graph, seed=7, num_iter=60)
    return _stress(wanted, np.array([start[k] for k in range(count)]) * math.sqrt(count))


def _stress(wanted: Points, points: Points) -> Points:
    """Move the points until their distances are near the wanted ones, near neighbours weighing most."""
    count = len(points)
    apart = wanted + np.eye(count)
    weights = (1 - np.eye(count)) / apart**2
    laplacian = np.diag(weights.sum(axis=1)) - weights
    inverse = np.linalg.inv(laplacian + 1 / count)
    for _ in range(_ROUNDS):
        differences = points[:, None, :] - points[None, :, :]
        distances = np.sqrt((differences**2).sum(axis=2)) + np.eye(count) + 1e-9
        ratio = -weights * wanted / distances
        np.fill_diagonal(ratio, 0.0)
        np.fill_diagonal(ratio, -ratio.sum(axis=1))
        moved = inverse @ (ratio @ points)
        change = float(np.abs(moved - points).max())
        points = moved
        if change < 1e-3:
            break
    return _lying(points - points.mean(axis=0))


def _lying(points: Points) -> Points:
    """Turn the drawing so that its longer side lies, as the screen and the names do."""
    values, vectors = np.linalg.eigh(points.T @ points)
    longest = vectors[:, int(np.argmax(values))]
    longest = longest if longest[0] >= 0 else -longest
    turn = np.array([[longest[0], longest[1]], [-longest[1], longest[0]]])
    return np.asarray(points @ turn.T, dtype=np.float64)


def _apart(points: Points, halves: Points) -> Points:
    """Push names apart until no two boxes overlap, each pair along the way that is shorter."""
    points = points.copy()
    room = halves[:, None, :] + halves[None, :, :]
    for _ in range(_ROUNDS * 2):
        overlap = room - np.abs(points[:, None, :] - points[None, :, :])
        one, other = np.nonzero(np.triu(np.logical_and(overlap[:, :, 0] > 0.5, overlap[:, :, 1] > 0.5), 1))
        if not len(one):
            break
        axis = np.argmin(overlap[one, other], axis=1)
        side = np.where(points[one, axis] > points[other, axis], 0.5, -0.5)
        push = np.zeros_like(points)
        np.add.at(push, (one, axis), overlap[one, other, axis] * side)
        np.add.at(push, (other, axis), -overlap[one, other, axis] * side)
        clashes = np.bincount(np.concatenate([one, other]), minlength=len(points))
        points += push / np.maximum(1, clashes)[:, None] * 1.1
    return points


def _pack(points: Points, halves: Points, parts: Sequence[tuple[npt.NDArray[np.intp], list[Edge]]]) -> None:
    """Move whole parts, largest first, each to the free place nearest to the middle, so that they fill the view."""
    locals_ = []
    for members, _ in parts:
        part = points[members]
        locals_.append(part - (part.max(axis=0) + part.min(axis=0)) / 2)
    shapes = [_cells(part, halves[members], pairs) for part, (members, pairs) in zip(locals_, parts, strict=True)]
    packings = [_around(shapes, aspect) for aspect in (ASPECT * 0.55, ASPECT * 0.8, ASPECT, ASPECT * 1.4)]
    area = sum(len(cells) for cells in shapes)
    packings += [_rows(shapes, math.sqrt(area * ASPECT) * wider) for wider in (0.9, 1.1, 1.3, 1.6)]
    best = max(packings, key=lambda ways: _zoom(shapes, ways))
    for (members, _), part, way in zip(parts, locals_, best, strict=True):
        points[members] = part + np.array(way) * CELL


def _zoom(shapes: Sequence[Cells], ways: Sequence[Cell]) -> float:
    """Return how large a packing can be shown in the view."""
    moved = [(x + dx, y + dy) for cells, (dx, dy) in zip(shapes, ways, strict=True) for x, y in cells]
    width, height = (max(c[k] for c in moved) - min(c[k] for c in moved) + 1 for k in (0, 1))
    return min(ASPECT / width, 1 / height)


def _rows(shapes: Sequence[Cells], width: float) -> list[Cell]:
    """Return the way to move each shape so that they stand in rows, as words do: best for a few large ones."""
    boxes = [(min(x), max(x), min(y), max(y)) for x, y in (tuple(zip(*cells, strict=True)) for cells in shapes)]
    rows: list[list[int]] = [[]]
    filled = 0
    for number, (left, right, _, _) in enumerate(boxes):
        if rows[-1] and filled + right - left >= width:
            rows.append([])
            filled = 0
        rows[-1].append(number)
        filled += right - left + 1
    ways: list[Cell] = [(0, 0)] * len(boxes)
    y = 0
    for row in rows:
        height = max(boxes[n][3] - boxes[n][2] + 1 for n in row)
        x = -sum(boxes[n][1] - boxes[n][0] + 1 for n in row) // 2
        for number in row:
            left, right, top, bottom = boxes[number]
            ways[number] = (x - left, y + (height - (bottom - top + 1)) // 2 - top)
            x += right - left + 1
        y += height
    return ways


def _around(shapes: Sequence[Cells], aspect: float) -> list[Cell]:
    """Return the way to move each shape so that all lie around the first: best for one large part and many small."""
    taken: set[Cell] = set()
    reach = int(math.sqrt(sum(len(cells) for cells in shapes)) * 1.5) + 20
    spiral = _spiral(reach, aspect)
    ways = []
    first = 0  # where to look from: what was too full for a shape is so for the next of its size
    last = 0
    for cells in shapes:
        first = first if len(cells) >= last else 0
        last = len(cells)
        while any((x + spiral[first][0], y + spiral[first][1]) in taken for x, y in cells):
            first += 1
        dx, dy = spiral[first]
        taken.update((x + dx, y + dy) for x, y in cells)
        ways.append((dx, dy))
    return ways


def _spiral(reach: int, aspect: float) -> list[Cell]:
    """Return the cells around the middle, nearest first, where near is an ellipse of this aspect."""
    y, x = np.mgrid[-reach : reach + 1, -reach : reach + 1]
    x, y = x.ravel(), y.ravel()
    order = np.lexsort((x, y, (x / aspect) ** 2 + y**2))
    return list(zip(x[order].tolist(), y[order].tolist(), strict=True))


def _cells(points: Points, halves: Points, pairs: Sequence[Edge]) -> Cells:
    """Return the cells of the grid that a part covers: the boxes of its names, a margin, and its lines."""
    cells: set[Cell] = set()
    low = np.floor((points - halves) / CELL - 0.5).astype(int)
    high = np.ceil((points + halves) / CELL + 0.5).astype(int)
    for (x0, y0), (x1, y1) in zip(low.tolist(), high.tolist(), strict=True):
        cells.update((x, y) for x in range(x0, x1 + 1) for y in range(y0, y1 + 1))
    for a, b in pairs:
        length = float(np.hypot(*(points[b] - points[a])))
        for share in np.linspace(0, 1, int(length / CELL) + 2):
            x, y = points[a] + share * (points[b] - points[a])
            cells.add((round(float(x) / CELL), round(float(y) / CELL)))
    return sorted(cells)
