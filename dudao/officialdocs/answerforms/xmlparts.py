"""One XML part of a returned file as a tree, with nothing in it that reaches outside."""

from lxml import etree

from .shapes import RefusedForm


def root_of(data: bytes, *, otherwise: str) -> etree._Element:
    """:raises RefusedForm: with ``otherwise``, for what is not well formed or carries a document type."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, collect_ids=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise RefusedForm(otherwise) from None
    if root.getroottree().docinfo.doctype:
        raise RefusedForm(otherwise)
    return root
