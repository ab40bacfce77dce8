"""Type faces of official papers by name. None is shipped: each names what stands in where it is not installed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Face:
    """A type face with the names that a text program may use instead, nearest first."""

    name: str
    instead: tuple[str, ...]


TITLE = Face("方正小标宋简体", ("方正小标宋_GBK", "小标宋", "华文中宋", "STZhongsong", "Noto Serif CJK SC", "宋体"))
BODY = Face("仿宋_GB2312", ("仿宋", "FangSong", "华文仿宋", "FandolFang", "Noto Serif CJK SC", "宋体"))
HEAD = Face("黑体", ("SimHei", "华文黑体", "FandolHei", "Noto Sans CJK SC"))
FACES = (TITLE, BODY, HEAD)
LATIN = "Times New Roman"
