"""Wrong calls of deprecated functions: every line with a call of `shapes` is an error, as without the decorators."""

import shapes

shapes.plain()
shapes.plain("a")
shapes.plain(1, c=2)
shapes.strict(a=1, b=2)
shapes.strict(1, 2, 3)
shapes.loose("a")
shapes.mapped(new="a")
shapes.args_mapped(other=1)
shapes.either(b"a")
shapes.Box.size("a")
shapes.Box(1).get("a")
shapes.Box(1).label = 1
