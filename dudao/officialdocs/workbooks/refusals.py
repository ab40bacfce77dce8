"""What is said to whoever sent a file that is not taken: one sentence, and what to do."""

SAVE_AS = "请用 Excel 或 WPS 打开，另存为 .xlsx 再交。"
EMPTY = "这是一个空文件，请重新存一遍再交。"
TOO_LARGE = "这个文件过大，不像发下去的自查表；请用原表填好再交。"
LOCKED = "这个文件加了密码，请取消密码、另存为 .xlsx 再交。"
OLD_FORMAT = "这是旧版表格（.xls 或 .et），" + SAVE_AS
MACROS = "这个文件带有宏，不能收；" + "请另存为不带宏的 .xlsx 再交。"
NOT_A_WORKBOOK = "这不是一张能打开的 Excel 表；" + SAVE_AS
OTHER_KINDS = (("ppt/", "这是演示文稿，不是发下去的自查表；请用发下去的表填。"),
               ("content.xml", "这是 ODS 表格，" + SAVE_AS))  # fmt: skip
NOT_OURS = "这张表上找不到表号，不是发下去的自查表；请下载原表，填好再交。"
NO_HEADING = "表头认不出了（应有“编号”“选一项”“差在哪里”几栏）；请下载原表，填好再交。"
