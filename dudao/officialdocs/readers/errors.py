"""Refusals of the reader: one Chinese sentence that says what to do, never a word of the document."""


class UnreadableDocument(Exception):
    """The file cannot be read; `sentence` goes to the user as it stands."""

    kind = "unreadable"

    def __init__(self, sentence: str):
        super().__init__(sentence)
        self.sentence = sentence


class SecretDocument(UnreadableDocument):
    """The head of the document carries a secrecy marking; nothing of it is kept."""

    kind = "secret"

    def __init__(self) -> None:
        super().__init__("这份文件标有密级，不能传到本系统；请在涉密设备上按保密规定办理，本系统没有保存它的任何内容。")
