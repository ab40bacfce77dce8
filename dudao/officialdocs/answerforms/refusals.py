"""What is said to whoever sent a form that is not taken, whatever kind of file: one sentence, and what to do."""

SENT_OUT = "请用发下去的 Excel 表或 Word 表填好再交。"
EMPTY = "这是一个空文件，请重新存一遍再交。"
TOO_LARGE = "这个文件过大，不像发下去的自查表；请用原表填好再交。"
LOCKED = "这个文件加了密码，请取消密码、另存一遍再交。"
NOT_A_FORM = "这不是一张能打开的自查表；" + SENT_OUT
ODT = "这是 ODT 文件，请用 Word 或 WPS 打开，另存为 .docx 再交。"
PICTURE = "这是照片、扫描件或 PDF，手写的勾机器读不了；请照着它在网上填，或填在 Excel 表、Word 表里再交。"
