"""Numbers out of addresses and forms, which anybody may have written."""

LONGEST = 18  # digits: every key and every revision has fewer, and the databases hold no more


def posted_number(text: str) -> int | None:
    """The whole number in ``text``, 0 or more; None for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST else None


def posted_numbers(texts: list[str]) -> list[int]:
    """Those of ``texts`` that are numbers, in their order."""
    return [number for number in map(posted_number, texts) if number is not None]
