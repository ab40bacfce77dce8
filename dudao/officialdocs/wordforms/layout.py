"""Where things stand in the Word form: A4 across, one row a point, four squares to tick."""

from ..answerforms.columns import COLUMNS

PLACES = 4  # squares in a row, in the order of the choices
MARGIN = 15  # millimetres
# Column → its width in millimetres; that of "word" is one square's.
WIDTHS = {"code": 14, "text": 72, "word": 17, "note": 42, "measures": 34, "owner_name": 16, "due_on": 21}
SHOWN = tuple(column for column in COLUMNS if column.name in WIDTHS)
HEADINGS = {"word": "选一项\n在一个方框里打√", "note": "差在哪里\n选了差的才写", "due_on": "哪天改好\n如 11月30日"}
LEFT = {"text", "note", "measures"}
# A point's id stands in the tags of the squares, which LibreOffice loses, and in the name of a bookmark, which WPS may.
TAG, BOOKMARK = "dudao:{}", "dudao_{}"
PROPERTY = "督导台自查表"
TICKED, OPEN = "☑", "□"
