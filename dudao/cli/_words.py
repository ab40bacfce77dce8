"""The command line's own words in Chinese: one sentence for whatever was typed wrongly, and a plain help."""

import argparse
import re
import sys
from typing import NoReturn

# What argparse says, and what it means to whoever typed it.
SENTENCES = (
    (r"the following arguments are required: (.+)", "还要写上{0}"),
    (r"unrecognized arguments: (.+)", "不认识“{0}”"),
    (r"argument (\S+): expected .*arguments?", "{0}后面要写上内容"),
    (r"argument (\S+): ignored explicit argument .*", "{0}后面不用写内容"),
    (r"argument (\S+): invalid int value: '(.*)'", "{0}后面要写整数，现在是“{1}”"),
    (r"argument (\S+): invalid .*: '(.*)'", "{0}后面的“{1}”不对"),
    (r"argument (\S+): (.*[\u4e00-\u9fff].*)", "{0}：{1}"),
)


class Parser(argparse.ArgumentParser):
    """Ends with 2 and one sentence on stderr where the line is wrong; options are written out in full."""

    def __init__(self, **more: object):
        super().__init__(**more, add_help=False, allow_abbrev=False, formatter_class=Help)  # type: ignore[arg-type]
        self._positionals.title, self._optionals.title = "要写的", "可以写的"
        self.add_argument("-h", "--help", action="help", help="看这一页")

    def error(self, message: str) -> NoReturn:
        print(f"{sentence_of(message)}；看怎么用：{self.prog} --help", file=sys.stderr)
        sys.exit(2)


class Help(argparse.HelpFormatter):
    def add_usage(self, usage, actions, groups, prefix=None):
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


def sentence_of(message: str) -> str:
    """One Chinese sentence for what argparse says in English; a general one where its words are not known."""
    for pattern, words in SENTENCES:
        found = re.fullmatch(pattern, message)
        if found:
            return words.format(*(group.replace(", ", "、").rstrip("。") for group in found.groups()))
    return "这一行写得不对"
