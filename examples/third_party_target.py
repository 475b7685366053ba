"""A function of ours moved to scikit-learn, with other argument names; the notices go to the log."""

import logging
import sys
from typing import Any

from sklearn.metrics import accuracy_score

from deprecate import deprecated, void

logging.basicConfig(stream=sys.stdout, format="%(levelname)s: %(message)s")


@deprecated(
    target=accuracy_score,
    args_mapping={"preds": "y_pred", "target": "y_true", "blabla": None},
    stream=logging.warning,
    num_warns=5,
    message_template="`%(source_name)s` was deprecated, use `%(target_path)s`",
)
def depr_accuracy(preds: list[int], target: list[int], blabla: float) -> Any:
    """Compute the accuracy."""
    return void(preds, target, blabla)


@deprecated(
    target=accuracy_score,
    args_mapping={"preds": "y_pred", "target": "y_true", "blabla": None},
    template_mgs="`%(source_name)s` was deprecated, use `%(target_path)s`",  # the old spelling
)
def older_accuracy(preds: list[int], target: list[int], blabla: float) -> Any:
    """Compute the accuracy."""
    return void(preds, target, blabla)


for _ in range(7):
    print(depr_accuracy([1, 0, 1, 2], [0, 1, 1, 2], 1.23))
print(older_accuracy([1, 0, 1, 2], [0, 1, 1, 2], 1.23))
