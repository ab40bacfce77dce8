"""What is said to whoever sent a Word form that is not taken: one sentence, and what to do."""

from ..answerforms.refusals import LOCKED, TOO_LARGE

__all__ = ["LOCKED", "MACROS", "MANY_FORMS", "NOT_A_DOCUMENT", "NOT_OURS", "NO_HEADING", "TOO_LARGE"]

SAVE_AS = "请用 Word 或 WPS 打开，另存为 .docx 再交。"
NOT_A_DOCUMENT = "这不是一份能打开的 Word 表；" + SAVE_AS
MACROS = "这个文件带有宏，不能收；请另存为不带宏的 .docx 再交。"
NOT_OURS = "这份 Word 文件上找不到表号，不是发下去的自查表；请下载原表，填好再交。"
MANY_FORMS = "这份文件里有 {} 张表；请一张表存一个文件再交。"
NO_HEADING = "表头认不出了（应有“编号”“选一项”“差在哪里”几栏）；请下载原表，填好再交。"
