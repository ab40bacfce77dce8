"""The keys of the review: one table for the help that the page shows; the script finds the same names in the page."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Shortcut:
    """``name`` is the key as the script knows it (data-dudao-key), ``caps`` what is printed on the keyboard."""

    name: str
    caps: tuple[str, ...]
    words: str


SHORTCUTS = (
    Shortcut("j", ("J",), "打开下一条要看的"),
    Shortcut("k", ("K",), "打开上一条要看的"),
    Shortcut("n", ("N",), "打开下一条，不管要不要看"),
    Shortcut("p", ("P",), "打开上一条"),
    Shortcut("e", ("E",), "改这一条，光标到第一格"),
    Shortcut("Escape", ("Esc",), "从正在填的格子里出来；不拆了、不并了、不加了"),
    Shortcut("c", ("C",), "确认，看下一条（加、拆、并的时候是做完这一步）"),
    Shortcut("ctrl+Enter", ("Ctrl", "Enter"), "正在填的时候：存下，看下一条"),
    Shortcut("d", ("D",), "不要这一条"),
    Shortcut("r", ("R",), "捡回来"),
    Shortcut("u", ("U",), "撤销上一步"),
    Shortcut("f", ("F",), "拆开"),
    Shortcut("m", ("M",), "和别的并成一条"),
    Shortcut("a", ("A",), "加一条"),
    Shortcut("w", ("W",), "写给同事"),
    Shortcut("o", ("O",), "在原文和这一条之间来回"),
    Shortcut("t", ("T",), "下一类"),
    Shortcut("shift+t", ("Shift", "T"), "上一类"),
    Shortcut("v", ("V",), "去生效"),
    Shortcut("?", ("?",), "打开、合上这张表"),
)
