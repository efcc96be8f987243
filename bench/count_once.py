"""One size of `bench.count`, in a process of its own so that its memory can be told."""

import sys

from bench.count import measure

if __name__ == "__main__":
    print(measure(*map(int, sys.argv[1:])))
