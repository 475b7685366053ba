"""A user's program: each use says who reports it. Without its plugin, mypy reports none."""

import declarations
from declarations import (
    Kiosk,
    Shop,
    add,
    by_keyword,  # reported
    mapping_only,  # silent except pyrefly
)

add(1)  # silent
declarations.by_message(1)  # reported
declarations.by_keyword(1)  # reported
declarations.by_position(1)  # reported
declarations.by_both(1)  # reported
declarations.by_path(1)  # reported
declarations.by_nothing(1)  # reported
declarations.by_notify(1)  # reported
declarations.by_auto(1)  # reported
declarations.by_other_name(1)  # reported except pyrefly
declarations.by_dotted_name(1)  # reported except pyrefly
declarations.by_variable(1)  # reported except pyrefly
declarations.by_partial(1)  # reported except pyrefly ty
declarations.with_mapping(1)  # reported
declarations.with_changes(1)  # reported
declarations.mapping_only(1)  # silent except pyrefly
declarations.mapping_only_dotted(1)  # silent
declarations.mapping_only_mode(1)  # silent except pyrefly
declarations.mapping_only_auto(1)  # silent except pyrefly
declarations.mapping_only_message(1)  # silent except pyrefly
declarations.changes_only(1)  # silent except pyrefly
declarations.args_mapped(1)  # silent
declarations.args_changed(1)  # silent
by_keyword(1)  # reported
mapping_only(1)  # silent except pyrefly
function = declarations.by_keyword  # reported
numbers = list(map(declarations.by_keyword, [1, 2]))  # reported
declarations.counted(1)  # reported
declarations.streamed(1)  # reported
declarations.either(1)  # reported
shop = Shop()  # silent
shop.buy(1)  # silent
shop.purchase(1)  # reported
Shop.unlock(1)  # reported
Shop.unlock_too(1)  # reported
Shop.tally(1)  # reported
Shop.tally_too(1)  # reported
print(shop.cost)  # reported
print(shop.tax)  # reported
shop.tax = 2  # reported
Kiosk()  # reported


async def main() -> None:
    """Await a deprecated coroutine function."""
    await declarations.awaited(1)  # reported
