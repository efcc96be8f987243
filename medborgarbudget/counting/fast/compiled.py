"""How the inner loops are compiled, and where the compiled code is kept.

Compiled code is kept beside the source, or else in the user's cache folder. Where neither
can be written it is compiled anew by every process, which takes some seconds.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

from numba import njit

Loop = TypeVar("Loop", bound=Callable[..., object])

_OPTIONS: dict[str, Any] = {"error_model": "numpy", "nogil": True}
_INNER = _OPTIONS | {"no_cpython_wrapper": True, "no_cfunc_wrapper": True}


def compiled(loop: Loop) -> Loop:
    """Compile a function that follows IEEE 754 to the letter, and keep what was compiled."""
    function: Any
    try:
        function = njit(cache=True, **_OPTIONS)(loop)
    except RuntimeError:
        # Numba found no folder to write to.
        function = njit(**_OPTIONS)(loop)
        return cast("Loop", function)
    # Compiled code contains what it calls, so a change anywhere here makes all of it stale.
    function._cache._cache_file._source_stamp = _STAMP
    return cast("Loop", function)


def inner(loop: Loop) -> Loop:
    """Compile a function that only compiled functions may call; they contain it.

    To make it callable from elsewhere would take as long again.
    """
    return cast("Loop", njit(**_INNER)(loop))


def summing(loop: Loop) -> Loop:
    """Compile an inner loop of sums, whose terms may be added in any order.

    Every error bound holds for any order. Contraction and the assumption that all
    numbers are finite would break the bounds, so they stay forbidden.
    """
    return cast("Loop", njit(fastmath={"reassoc", "nsz"}, **_INNER)(loop))


def _stamp() -> tuple[tuple[str, int, int], ...]:
    files = [(path.name, path.stat()) for path in sorted(Path(__file__).parent.glob("*.py"))]
    return tuple((name, file.st_mtime_ns, file.st_size) for name, file in files)


_STAMP = _stamp()
