"""Every example runs, prints what it should and warns on the lines where it should."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from helpers import third_party

EXAMPLES = Path(__file__).parent.parent / "examples"

# name: what it prints, and for each warning the code of the blamed line and the text
EXPECTED = {
    "quickstart": (
        "3\n6\n",
        [
            (
                "print(calculate(1, 2))",
                "The `calculate` was deprecated since v0.1 in favor of `__main__.compute_sum`. It will be removed in v0.5.",
            )
        ],
    ),
    "method_renamed": (
        "executed backup\nEXECUTED BACKUP\n",
        [
            (
                'print(Service().run("backup"))',
                "The `Service.run` was deprecated since v1.0 in favor of `__main__.Service.execute`."
                " It will be removed in v2.0.",
            )
        ],
    ),
    "constructor_forwards": (
        "Client 7 efg\n",
        [
            (
                "client = Client(7)",
                "The `Client` was deprecated since v0.2 in favor of `__main__.HttpClient`. It will be removed in v0.4.",
            )
        ],
    ),
    "async_function": (
        "True\n['content of a', 'content of b']\n",
        [
            (
                'print(await asyncio.gather(download("a"), download("b")))',
                "The `download` was deprecated since v1.0 in favor of `__main__.fetch`. It will be removed in v2.0.",
            )
        ],
    ),
    "phased_rollout": (
        "6\n6\n",
        [
            (
                "print(surface_1_0(2, 3))",
                "The `surface_1_0` was deprecated since v1.0. It will be removed in v2.0. A successor comes with v1.1.",
            ),
            (
                "print(surface_1_1(2, 3))",
                "The `surface_1_1` was deprecated since v1.0 in favor of `__main__.area`. It will be removed in v2.0.",
            ),
        ],
    ),
    "renamed_argument": (
        "8\n8\n8\n",
        [
            (
                "print(any_pow(2, 3))",
                "The `any_pow` uses deprecated arguments: `coef` -> `new_coef`. They were deprecated since v0.2 "
                "and will be removed in v0.4.",
            )
        ],
    ),
    "renamed_across_releases": (
        "8\n8\n8\n8\n",
        [
            (
                "print(layered_pow(2, 3))",
                "The `layered_pow` uses deprecated arguments: `c1` -> `nc1`. They were deprecated since v0.3 "
                "and will be removed in v0.6.",
            ),
            (
                "print(layered_pow(2, 3))",
                "The `layered_pow` uses deprecated arguments: `nc1` -> `nc2`. They were deprecated since v0.4 "
                "and will be removed in v0.7.",
            ),
            (
                "print(declared_pow(2, c1=3))",
                "The `declared_pow` uses deprecated arguments: `c1` -> `nc2` (since v0.3, removed in v0.6).",
            ),
            (
                "print(declared_pow(2, nc1=3))",
                "The `declared_pow` uses deprecated arguments: `nc1` -> `nc2` (since v0.4, removed in v0.7).",
            ),
        ],
    ),
    "third_party_target": (
        "WARNING: `depr_accuracy` was deprecated, use `sklearn.metrics.accuracy_score`\n0.5\n" * 5 + "0.5\n" * 3,
        [
            (
                "@deprecated(",
                "template_mgs is the old spelling of message_template",
            ),
            (
                "print(older_accuracy([1, 0, 1, 2], [0, 1, 1, 2], 1.23))",
                "`older_accuracy` was deprecated, use `sklearn.metrics.accuracy_score`",
            ),
        ],
    ),
    "skip_if_version": (
        "8\n0.125\n",
        [
            (
                "print(modern_pow(2, 3))",
                "The `modern_pow` was deprecated since v1.0 in favor of `__main__.power`.",
            )
        ],
    ),
}


NEEDS = {"skip_if_version": "packaging", "third_party_target": "sklearn"}


def test_every_example_is_listed():
    """No example goes untested."""
    assert {path.stem for path in EXAMPLES.glob("*.py")} == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_example(name):
    """An example prints its results, and warns at the lines and with the texts given above."""
    if name in NEEDS:
        third_party(NEEDS[name])
    path = EXAMPLES / f"{name}.py"
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHONWARN", "DEPRECATE_"))}
    run = subprocess.run(
        [sys.executable, str(path)], capture_output=True, text=True, timeout=60, env=environment, check=False
    )
    stdout, warned = EXPECTED[name]
    assert (run.returncode, run.stdout) == (0, stdout), run.stderr
    lines = path.read_text().splitlines()
    found = re.findall(r"^.*?:(\d+): (\w+): (.*)$", run.stderr, re.MULTILINE)
    assert [(category, text) for _, category, text in found] == [("FutureWarning", text) for _, text in warned]
    for (number, _, _), (code, _) in zip(found, warned, strict=True):
        assert lines[int(number) - 1].strip().startswith(code)
