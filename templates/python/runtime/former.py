"""Methods under the names that they had before."""

import functools
import warnings
from typing import Callable, TypeVar

from typing_extensions import ParamSpec

P = ParamSpec("P")
R = TypeVar("R")


def former_name(method: Callable[P, R], name: str, note: str) -> Callable[P, R]:
    """The method, which warns where it is called.

    :param name: what it was called
    :param note: what it is called now, and when the former name ends
    """

    @functools.wraps(method)
    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        warnings.warn(f"{name} is {note}", DeprecationWarning, stacklevel=2)
        return method(*args, **kwargs)

    return call
