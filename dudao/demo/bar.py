"""One line on the terminal that fills up; elsewhere (a log) only the beginning and the end."""

import sys
from time import monotonic

WIDTH, EVERY = 30, 0.1


class Bar:
    def __init__(self, stream=None):
        self.stream = stream or sys.stderr
        self._next = 0.0

    def __call__(self, share: float, words: str) -> None:
        """``share`` from 0 to 1."""
        if not self.stream.isatty():
            if share in (0, 1):
                print(f"示范县：{words}", file=self.stream, flush=True)
            return
        if share < 1 and monotonic() < self._next:
            return
        self._next = monotonic() + EVERY
        filled = round(share * WIDTH)
        line = f"\r示范县 {'█' * filled}{'░' * (WIDTH - filled)} {share:4.0%} {words}\x1b[K"
        print(line, end="\n" if share >= 1 else "", file=self.stream, flush=True)
