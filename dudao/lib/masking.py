"""Names and numbers of people made short, where a file leaves the system and need not carry them."""

import re

BREAK = re.compile(r"([、，,;；/\s（）()]+)")
GAP = r"[ \-.·—－．　]?"  # as people group the digits; \d takes full-width digits too
MOBILE = re.compile(rf"(?<!\d)([1１][3-9３-９]\d){GAP}\d{{4}}{GAP}(\d{{4}})(?!\d)")
CITIZEN = re.compile(r"(?<!\d)(\d{6})\d{8}(\d{3}[\dXxＸ])(?!\d)")


def mask_names(text: str) -> str:
    """周砚、李小满 → 周＊、李＊＊: enough to tell a colleague who is meant, too little for a stranger."""
    return "".join(part if BREAK.fullmatch(part) else part[:1] + "＊" * len(part[1:3]) for part in BREAK.split(text))


def mask_numbers(text: str) -> str:
    """Mobile numbers, also grouped by blanks, dots or hyphens or in full width, and identity numbers inside a text:
    138****5678. Other numbers stay."""
    return CITIZEN.sub(r"\1********\2", MOBILE.sub(r"\1****\2", text)) if text else text
