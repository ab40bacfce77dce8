"""Whether a returned Word file may be opened at all; limits are looked at before anything is unpacked whole."""

import re
import zipfile

from lxml import etree

from dudao.lib.archives import BadArchive, Fault, open_archive, read_part

from ..answerforms.limits import LIMITS
from ..answerforms.shapes import RefusedForm
from ..answerforms.xmlparts import root_of
from ..readers.container import STRICT, TRANSITIONAL
from .refusals import LOCKED, MACROS, NOT_A_DOCUMENT, TOO_LARGE

SAID = {Fault.BROKEN: NOT_A_DOCUMENT, Fault.LOCKED: LOCKED, Fault.LARGE: TOO_LARGE, Fault.MACROS: MACROS}
DOCUMENT = re.compile(r"word/document\d*\.xml")
ASIDE = re.compile(r"word/(?:header|footer)\d*\.xml|docprops/custom\.xml")
MOST_ASIDE = 20


class Opened:
    """The few parts of a .docx that a form needs: its text, and what stands around it."""

    def __init__(self, content: bytes):
        """:raises RefusedForm: no Word file, with macros or a password, or larger than a form can be."""
        try:
            with open_archive(content, LIMITS) as package:
                self.document, self.aside = _parts(package)
        except BadArchive as refused:
            raise RefusedForm(SAID[refused.fault]) from None


def _parts(package: zipfile.ZipFile) -> tuple[etree._Element, list[etree._Element]]:
    names = package.namelist()
    # Two names that differ by case alone would hide a part from these checks.
    if len({name.lower() for name in names}) < len(names):
        raise RefusedForm(NOT_A_DOCUMENT)
    main = next((name for name in names if DOCUMENT.fullmatch(name.lower())), None)
    if main is None:
        raise RefusedForm(NOT_A_DOCUMENT)
    aside = [name for name in names if ASIDE.fullmatch(name.lower())]
    return _tree(package, main), [_tree(package, name) for name in aside[:MOST_ASIDE]]


def _tree(package: zipfile.ZipFile, name: str) -> etree._Element:
    data = read_part(package, name, LIMITS.part)
    # the strict variant differs for us in nothing but this name
    return root_of(data.replace(STRICT.encode(), TRANSITIONAL.encode()), otherwise=NOT_A_DOCUMENT)
