"""Judgement on a file that somebody attaches, before anything of it is kept."""

from dudao.lib.statetable import NotAllowed
from dudao.officialdocs.attached_tables import check_table, has_macros
from dudao.officialdocs.readers import SecretDocument, UnreadableDocument, check_readable

# Photographs are what mostly comes along; to recognise writing in each would take seconds and find no letterhead.
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"RIFF")
PROGRAMS = (b"MZ", b"\x7fELF")


def check_attached(name: str, content: bytes) -> None:
    """Papers are looked at as a scheme is, tables for markings; what nothing opens (archives, drawings) may come along
    unread.

    :raises NotAllowed: a paper or table that bears a secrecy marking, or a program.
    """
    if content.startswith(PROGRAMS):
        raise NotAllowed(f"“{name}”是程序，不能作附件，请换成文件、表格或照片再传。")
    if has_macros(content):
        raise NotAllowed(f"“{name}”带有宏，不能作附件，请另存为不带宏的 .docx 或 .xlsx 再传。")
    if not content or content.startswith(PICTURES):
        return
    try:
        check_table(content)
        check_readable(content, name)
    except SecretDocument as refusal:
        raise NotAllowed(refusal.sentence) from None
    except UnreadableDocument:
        return
