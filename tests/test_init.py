"""The public face is complete, sorted and instant."""

import subprocess
import sys

import kg

HEAVY = ("networkx", "numpy", "onnxruntime", "pyoxigraph", "rdflib", "jieba", "rjieba", "pyvis", "trafilatura", "click")


def test_all_is_sorted_and_every_name_resolves():
    assert kg.__all__ == sorted(kg.__all__)
    assert all(getattr(kg, name) is not None for name in kg.__all__)


def test_an_unknown_name_is_an_attribute_error():
    assert not hasattr(kg, "bulid")


def test_import_loads_nothing_heavy():
    code = f"import sys, kg; print([m for m in {HEAVY!r} if m in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "[]"
