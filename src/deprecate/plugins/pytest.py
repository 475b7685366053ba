"""The pytest plugin: a fixture with fresh budgets of warnings, and the assertions of `deprecate.testing`."""

from __future__ import annotations

import pytest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType


@pytest.fixture
def deprecations() -> Iterator[ModuleType]:
    """The module `deprecate.testing`, while every deprecated object has its full budget of warnings.

    What earlier tests used up does not matter, and what this test uses up is restored.
    """
    from .. import testing  # every run of pytest loads this file, and few tests want the fixture

    with testing.fresh_budgets():
        yield testing
