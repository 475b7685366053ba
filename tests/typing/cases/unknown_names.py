"""Names that do not exist: every import is an error."""

from deprecate import depracated as a
from deprecate import TargetModes as b
from deprecate import __version_info__ as c

print(a, b, c)
