"""Imports of names that do not exist, and of two that do."""

from deprecate import Record as right
from deprecate import TargetModes as wrong  # unknown
from deprecate import __version_info__ as secret  # unknown
from deprecate import depracated as misspelt  # unknown
from deprecate import deprecated as also_right

print(misspelt, wrong, secret, right, also_right)
