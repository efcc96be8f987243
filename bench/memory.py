"""How much memory a process has needed at most."""

import resource
import sys
from pathlib import Path


def most_memory() -> int:
    """The most bytes that this process held at any time.

    Linux counts the parent's memory into ``ru_maxrss`` of a process that it started, so its
    own account of the process is read where there is one.
    """
    account = Path("/proc/self/status")
    if account.exists():
        return int(account.read_text().partition("VmHWM:")[2].split()[0]) * 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024
