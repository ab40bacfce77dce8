"""Whether the address by which a page was asked for leads anywhere but to this very computer."""

from urllib.parse import urlsplit

LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def only_here(request) -> bool:
    """A code or an address printed from here would open on no other device."""
    return urlsplit(f"//{request.get_host()}").hostname in LOOPBACK
