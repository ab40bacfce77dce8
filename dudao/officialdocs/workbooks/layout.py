"""Where things stand in the workbook."""

SHEET = "自查表"
ID_SHEET = "表号"
ID_MARK = "督导台自查表"
# Column → its width in characters.
WIDTHS = {
    "id": 8, "code": 8, "text": 44, "word": 12, "note": 28, "measures": 24, "owner_name": 10, "due_on": 13,
    "before": 10,
}  # fmt: skip
