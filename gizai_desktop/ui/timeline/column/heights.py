"""Heights of things that stand below each other, as a Fenwick tree: all in O(log n)."""

from collections.abc import Sequence


class Heights:
    """A list of heights in pixels that knows quickly what begins where."""

    def __init__(self, values: Sequence[int]) -> None:
        self._values = list(values)
        self._tree = [0, *self._values]
        size = len(self._values)
        for index in range(1, size + 1):
            above = index + (index & -index)
            if above <= size:
                self._tree[above] += self._tree[index]
        self._highest = 1 << (size.bit_length() - 1) if size else 0
        self.total = sum(self._values)

    def first(self, count: int) -> list[int]:
        """The first so many heights."""
        return self._values[:count]

    def __len__(self) -> int:
        return len(self._values)

    def __getitem__(self, index: int) -> int:
        return self._values[index]

    def set(self, index: int, height: int) -> int:
        """Change one height; returns by how much it grew."""
        grown = height - self._values[index]
        if grown:
            self._values[index] = height
            self.total += grown
            at = index + 1
            while at < len(self._tree):
                self._tree[at] += grown
                at += at & -at
        return grown

    def top(self, index: int) -> int:
        """Where that one begins: the sum of all before it."""
        total = 0
        while index > 0:
            total += self._tree[index]
            index -= index & -index
        return total

    def find(self, y: int) -> int:
        """Which one covers `y`; the first or the last where none does."""
        at, step, rest = 0, self._highest, y
        while step:
            ahead = at + step
            if ahead < len(self._tree) and self._tree[ahead] <= rest:
                at = ahead
                rest -= self._tree[ahead]
            step >>= 1
        return max(0, min(at, len(self._values) - 1))
