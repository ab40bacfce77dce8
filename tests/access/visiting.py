"""Asking a page as somebody, and reading everything that it answers, files included."""

import io
import re
import zipfile
from contextlib import contextmanager

from django.db import connection, transaction
from django.test import Client

from dudao.web.gate import WRITING

TABLE = re.compile(r'^\s*\w+(?:\s+INTO|\s+FROM)?\s+"?(\w+)"?', re.IGNORECASE)


class Visitor:
    """One signed-in person; every visit is rolled back, so that the world stays as it was."""

    def __init__(self, user):
        self._client = Client()  # one for all, so that its middleware is put together once
        self._client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        self._cookies = self._client.cookies.copy()

    def get(self, url: str):
        """(response, tables written). A page that only takes a POST is asked again with an empty one."""
        answer = self._ask("get", url)
        return self._ask("post", url) if answer[0].status_code == 405 else answer

    def _ask(self, method: str, url: str):
        self._client.cookies = self._cookies.copy()
        with transaction.atomic(), written() as tables:
            response = getattr(self._client, method)(url)
            response.told = text_of(response)
            transaction.set_rollback(True)
        return response, tables if method == "get" else set()


@contextmanager
def written():
    """The tables that are written to inside the block."""
    tables: set[str] = set()

    def note(execute, sql, params, many, context):
        if sql.lstrip().upper().startswith(WRITING):
            tables.add(TABLE.match(sql)[1])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield tables


def text_of(response) -> str:
    """The words of an answer: its page, its headers, and what lies packed inside a workbook or a zip."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return "\n".join([str(response.headers), *_unpacked(content)])


def _unpacked(content: bytes):
    if not content.startswith(b"PK\x03\x04"):
        yield content.decode("utf-8", errors="replace")
        return
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for member in package.infolist():
            yield member.filename
            if member.filename != "docProps/core.xml":  # the time at which it was made
                yield from _unpacked(package.read(member))


# Tokens against forged requests and double posts, the clock and the day in a header (its midnight is Greenwich's), and
# what packing makes of a date inside a workbook.
CHANGING = re.compile(
    r'value="[\w-]{20,}"|\b[0-9a-f]{32}\b|\b\d{1,2}:\d\d(?::\d\d)?\b|'
    r"'Content-Length': '\d+'|csrftoken=\w+|sessionid=\w+|[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4}"
)


def settled(text: str) -> str:
    """The same text without what differs at every visit."""
    return CHANGING.sub("…", text)
