"""How wide the columns of a form should be: by what stands in them, none starved, none greedy."""

from collections.abc import Sequence

NARROWEST, WIDEST = 4.0, 30.0
SENTENCE = 11  # characters


def weight(text: str) -> float:
    """Width of a text in Chinese characters; a Latin one counts half."""
    return sum(1.0 if ord(char) > 0x2E7F else 0.55 for char in text)


def shares(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[float]:
    """Parts of the whole width, adding up to 1; a column without text keeps room for a few words by hand."""
    wants = []
    for place, title in enumerate(columns):
        lengths = sorted(weight(row[place]) for row in rows if row[place])
        typical = lengths[int(len(lengths) * 0.8)] if lengths else 8.0
        wants.append(min(WIDEST, max(NARROWEST, weight(title) + 1, typical + 1)))
    whole = sum(wants)
    return [want / whole for want in wants]


def flush(rows: Sequence[Sequence[str]], columns: int) -> list[bool]:
    """Which columns hold sentences and begin at the left; the others, of a word or two, stand in the middle."""
    return [any(weight(row[place]) > SENTENCE for row in rows) for place in range(columns)]


def lines_in(text: str, width: float) -> int:
    """How many lines ``text`` takes in a column ``width`` characters wide."""
    return sum(max(1, -(-round(weight(line) * 10) // max(10, round(width * 10)))) for line in text.split("\n"))
