"""Writing the trained network as ONNX: one graph, read by onnxruntime, hashed, with its card."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.learn.names_model import HIDDEN, NameNetwork, onnx_gates
from kg.learn.names_tags import CLUENER_TAGS, OWN_TAGS
from kg.model.names import ENTITY_TYPES

Floats = NDArray[np.floating[Any]]


def write_network(
    network: NameNetwork, table: NDArray[np.int64], lac_tags: Sequence[str], folder: Path, card: Mapping[str, object]
) -> None:
    """Write ``names.onnx``, ``names.npz`` (characters, tags) and ``names.json`` (hashes and card) into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    graph = onnx_bytes(network)
    characters = io.BytesIO()
    np.savez_compressed(characters, rows=table.astype(np.uint16), lac_tags=np.array(lac_tags))
    (folder / "names.onnx").write_bytes(graph)
    (folder / "names.npz").write_bytes(characters.getvalue())
    hashes = {name: sha256((folder / name).read_bytes()).hexdigest() for name in ("names.onnx", "names.npz")}
    text = json.dumps({"sha256": hashes, **card}, ensure_ascii=False, indent=1)
    (folder / "names.json").write_text(text + "\n", encoding="utf-8")


def onnx_bytes(network: NameNetwork) -> bytes:
    """Return the network as an ONNX graph.

    Inputs: ``ids``, ``words``, ``entries`` (rows, characters), ``lengths`` (rows). Outputs: ``best`` (rows, characters,
    2), the best tag of the own and LAC heads; ``soft`` (rows, characters, 10): the own head's probability of no name,
    of each type, that a name begins, that a name ends; ``cluener`` (rows, characters, 21): log probabilities of tags.
    """
    from onnx import TensorProto, checker, helper, numpy_helper

    state = {name: value.detach().numpy() for name, value in network.state_dict().items()}
    arrays: dict[str, NDArray[Any]] = {
        "characters": state["characters.weight"].astype(np.float16),
        "word_table": state["words.weight"].astype(np.float16),
        "entry_table": state["entries.weight"].astype(np.float16),
        "soft_of_tags": _soft_of_tags(),
        "axis_2": np.array([2], dtype=np.int64),
        "merge": np.array([0, 0, -1], dtype=np.int64),
    }
    nodes = [
        *_embedded(),
        helper.make_node("Transpose", ["input"], ["steps_0"], perm=[1, 0, 2]),
    ]
    for number, layer in enumerate(("first", "second")):
        for key, kind in (("w", "weight_ih"), ("r", "weight_hh")):
            arrays[f"{key}_{number}"] = np.stack(
                [onnx_gates(state[f"{layer}.{kind}_{way}"]) for way in ("l0", "l0_reverse")]
            )
        arrays[f"b_{number}"] = np.stack(
            [
                np.concatenate([onnx_gates(state[f"{layer}.{kind}_{way}"]) for kind in ("bias_ih", "bias_hh")])
                for way in ("l0", "l0_reverse")
            ]
        )
        nodes += [
            helper.make_node(
                "GRU",
                [f"steps_{number}", f"w_{number}", f"r_{number}", f"b_{number}", "lengths"],
                [f"both_{number}"],
                direction="bidirectional",
                hidden_size=HIDDEN,
                linear_before_reset=1,
            ),
            helper.make_node("Transpose", [f"both_{number}"], [f"paired_{number}"], perm=[0, 2, 1, 3]),
            helper.make_node("Reshape", [f"paired_{number}", "merge"], [f"both_ways_{number}"]),
        ]
        if number == 0 and network.is_narrow:
            arrays["between"] = state["between.weight"].T.copy()
            nodes.append(helper.make_node("MatMul", ["both_ways_0", "between"], ["steps_1"]))
        else:
            nodes.append(helper.make_node("Identity", [f"both_ways_{number}"], [f"steps_{number + 1}"]))
    nodes.append(helper.make_node("Transpose", ["steps_2"], ["hidden"], perm=[1, 0, 2]))
    for head in ("own", "cluener", "lac"):
        arrays[f"{head}_weight"] = state[f"{head}.weight"].T.copy()
        arrays[f"{head}_bias"] = state[f"{head}.bias"]
        nodes += [
            helper.make_node("MatMul", ["hidden", f"{head}_weight"], [f"{head}_raw"]),
            helper.make_node("Add", [f"{head}_raw", f"{head}_bias"], [f"{head}_scores"]),
        ]
    nodes += [
        helper.make_node("ArgMax", ["own_scores"], ["own_best"], axis=2, keepdims=1),
        helper.make_node("ArgMax", ["lac_scores"], ["lac_best"], axis=2, keepdims=1),
        helper.make_node("LogSoftmax", ["cluener_scores"], ["cluener"], axis=2),
        helper.make_node("Concat", ["own_best", "lac_best"], ["best_wide"], axis=2),
        helper.make_node("Cast", ["best_wide"], ["best"], to=TensorProto.UINT8),
        helper.make_node("Softmax", ["own_scores"], ["own_probabilities"], axis=2),
        helper.make_node("MatMul", ["own_probabilities", "soft_of_tags"], ["soft"]),
    ]
    graph = helper.make_graph(
        nodes,
        "names",
        [
            *(
                helper.make_tensor_value_info(name, TensorProto.INT32, ["rows", "characters"])
                for name in ("ids", "words", "entries")
            ),
            helper.make_tensor_value_info("lengths", TensorProto.INT32, ["rows"]),
        ],
        [
            helper.make_tensor_value_info("best", TensorProto.UINT8, ["rows", "characters", 2]),
            helper.make_tensor_value_info("soft", TensorProto.FLOAT, ["rows", "characters", len(ENTITY_TYPES) + 3]),
            helper.make_tensor_value_info("cluener", TensorProto.FLOAT, ["rows", "characters", len(CLUENER_TAGS)]),
        ],
        [numpy_helper.from_array(np.ascontiguousarray(a), name) for name, a in arrays.items() if name != "axis_2"],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    checker.check_model(model)
    serialized: bytes = model.SerializeToString()
    return serialized


def _embedded() -> list[Any]:
    """Return the nodes that sum the half-precision vectors of character, word feature and word."""
    from onnx import TensorProto, helper

    nodes = []
    for table, index in (("characters", "ids"), ("word_table", "words"), ("entry_table", "entries")):
        nodes.append(helper.make_node("Gather", [table, index], [f"half_{index}"]))
        nodes.append(helper.make_node("Cast", [f"half_{index}"], [f"of_{index}"], to=TensorProto.FLOAT))
    nodes.append(helper.make_node("Add", ["of_ids", "of_words"], ["character_and_place"]))
    nodes.append(helper.make_node("Add", ["character_and_place", "of_entries"], ["input"]))
    return nodes


def _soft_of_tags() -> NDArray[np.float32]:
    """Return the matrix that sums tag probabilities: no name, each type, begin, end."""
    matrix = np.zeros((len(OWN_TAGS), len(ENTITY_TYPES) + 3), dtype=np.float32)
    matrix[0, 0] = 1
    for row, tag in enumerate(OWN_TAGS[1:], start=1):
        part, type_ = tag.split("-")
        matrix[row, 1 + ENTITY_TYPES.index(type_)] = 1
        matrix[row, -2] = part in "BS"
        matrix[row, -1] = part in "ES"
    return matrix
