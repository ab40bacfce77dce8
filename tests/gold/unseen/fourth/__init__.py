"""A fourth set of documents; small words that several of their golds share."""

from ..third import also, loose_duties, loose_form, loose_tasks, maybe, waits

__all__ = ["also", "either", "loose_duties", "loose_form", "loose_tasks", "maybe", "waits"]


def either(*rows):
    """Optional tasks of prose, with or without their date and their offices: (text, due, departments...)."""
    out = []
    for text, due, *who in rows:
        for when in dict.fromkeys((due, None)):
            out += [(text, when, *people) for people in dict.fromkeys((tuple(who), ()))]
    return loose_tasks(*out)
