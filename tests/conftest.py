"""What every test relies on: the process-wide switches are as they were at the start."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

import deprecate

# The same examples in every run, so that a change is judged by what it changed.
# HYPOTHESIS_PROFILE=explore looks for new ones.
settings.register_profile("same", derandomize=True)
settings.register_profile("explore", derandomize=False, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


@pytest.fixture(autouse=True)
def _untouched_switches():
    """Fail a test that leaves a switch behind, and switch it off for the next one."""
    yield
    left_on = deprecate.registry.as_exceptions
    deprecate.AS_EXCEPTIONS = False
    assert not left_on, "the test left AS_EXCEPTIONS on"
