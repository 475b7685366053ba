"""What every test relies on: the process-wide switches are as they were at the start."""

from __future__ import annotations

import pytest

import deprecate


@pytest.fixture(autouse=True)
def _untouched_switches():
    """Fail a test that leaves a switch behind, and switch it off for the next one."""
    yield
    left_on = deprecate.registry.as_exceptions
    deprecate.AS_EXCEPTIONS = False
    assert not left_on, "the test left AS_EXCEPTIONS on"
