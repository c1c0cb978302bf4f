"""What the README shows works: its commands, its code, the files and the picture that it names."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
NAMED = sorted(set(re.findall(r"`((?:kg|ontology|seeds|notebooks|tests)/[^\s`]*)`", README)))


def blocks(language: str) -> list[str]:
    return [text for found, text in BLOCKS if found == language]


def calls(block: str) -> list[tuple[str, str]]:
    """Return the commands of a console block, each with the output that is shown for it."""
    return [
        (call.split("\n", 1)[0], call.split("\n", 1)[1]) for call in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    ]


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Path:
    """A folder with what a reader has in the checkout, where the examples may write."""
    folder = tmp_path_factory.mktemp("readme")
    for name in ("seeds", "ontology"):
        (folder / name).symlink_to(ROOT / name)
    return folder


def test_the_readme_has_blocks_of_every_kind():
    assert [len(blocks(language)) for language in ("sh", "console", "python")] == [1, 2, 1]


@pytest.mark.parametrize("block", blocks("console"), ids=["files", "sentence"])
def test_commands_run_and_print_what_is_shown(desk, block):
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for command, shown in calls(block):
        done = subprocess.run(
            command, shell=True, cwd=desk, env={**os.environ, "PATH": path}, capture_output=True, text=True, timeout=120
        )
        assert done.returncode == 0, f"{command}: {done.stderr}"
        if shown:
            assert done.stdout + done.stderr == shown


@pytest.mark.parametrize("block", blocks("python"))
def test_code_runs(desk, block):
    subprocess.run([sys.executable, "-c", block], cwd=desk, check=True, timeout=120)


def test_make_knows_the_targets_that_are_named():
    if not shutil.which("make"):
        pytest.skip("make is not installed")
    targets = re.findall(r"\bmake (\w+)", "\n".join([*blocks("sh"), *re.findall(r"`(make \w+)`", README)]))
    assert set(targets) == {"graph", "test", "check"}
    for target in targets:
        subprocess.run(["make", "--dry-run", target], cwd=ROOT, check=True, capture_output=True)


@pytest.mark.parametrize("name", NAMED)
def test_a_file_that_is_named_exists(name):
    assert (ROOT / name).exists()


def test_the_picture_is_there_and_small():
    assert (ROOT / "docs" / "graph.png").stat().st_size < 250_000
