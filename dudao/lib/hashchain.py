"""An append-only chain of SM3 digests over salted payloads.

The chain hashes digests, never the payloads themselves: a payload can be deleted later (retention, a
person's request) and the chain still proves that nothing else was changed.
"""

import json
from dataclasses import dataclass

from cryptography.hazmat.primitives import hashes

GENESIS = "0" * 64


def sm3(data: bytes) -> str:
    """64 hex digits of SM3 (GB/T 32905) over ``data``."""
    digest = hashes.Hash(hashes.SM3())
    digest.update(data)
    return digest.finalize().hex()


def canonical(value: object) -> bytes:
    """The one byte form of a JSON value: sorted keys, no spaces, UTF-8."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str).encode()


def payload_digest(salt: str, payload: object) -> str:
    return sm3(salt.encode() + b"\n" + canonical(payload))


@dataclass(frozen=True)
class Link:
    """What one entry binds: its place, its time, who did what to what, and its payload's digest."""

    county_code: str
    seq: int
    at: str
    actor: str
    act: str
    subject: str
    payload_digest: str
    prev: str

    def digest(self) -> str:
        return sm3(
            canonical(
                [
                    self.county_code,
                    self.seq,
                    self.at,
                    self.actor,
                    self.act,
                    self.subject,
                    self.payload_digest,
                    self.prev,
                ]
            )
        )
