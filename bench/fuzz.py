"""Spoils real files of every kind and reads each in a process of its own: none may crash, hang or take too much memory.

Usage: python bench/fuzz.py FOLDER [SECONDS] [SEED] [KEPT]; FOLDER holds files to spoil (bench/fuzz_papers.py makes
one), a name with ".form." is read as a returned answer form; KEPT gets those that offend.
Prints one JSON object: how many were read, refused with a sentence, each offence, and the most memory a kind, of the
reading itself and of the largest program that it started (LibreOffice keeps to a limit of its own, see office.py).
"""

import io
import json
import random
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter, defaultdict
from pathlib import Path
from time import monotonic

LIMIT_SECONDS, LIMIT_MEGABYTES = 120, 300
PROJECT = Path(__file__).parent.parent
BY_OFFICE = {".doc", ".rtf", ".odt"}
CHILD = """
import resource, sys
from datetime import date
from pathlib import Path
path = Path(sys.argv[1])
if ".form" in path.suffixes:
    from dudao.officialdocs.answerforms import RefusedForm as Refused
    from dudao.officialdocs.returned_forms import read_form
    read = lambda: read_form(path.read_bytes(), today=date(2026, 11, 23))
else:
    from dudao.officialdocs.readers import UnreadableDocument as Refused, read_document
    read = lambda: read_document(path)
try:
    read(); said = "read"
except Refused as refusal:
    assert str(refusal).strip(); said = "refused"
print(said, *(resource.getrusage(who).ru_maxrss // 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))
"""


def spoiled(content: bytes, chance: random.Random) -> bytes:
    """Bytes changed, cut, doubled; in an archive one part, its bytes or its elements."""
    if content[:2] == b"PK" and chance.random() < 0.8:
        return _spoiled_archive(content, chance)
    return _spoiled_bytes(content, chance)


def _spoiled_bytes(content: bytes, chance: random.Random) -> bytes:
    data = bytearray(content)
    for _ in range(chance.choice((1, 4, 32))):
        at = chance.randrange(len(data) or 1)
        way = chance.randrange(4)
        if way == 0:
            data[at : at + 1] = bytes([chance.randrange(256)])
        elif way == 1:
            del data[at : at + chance.randrange(1, 400)]
        elif way == 2:
            data[at:at] = data[at : at + chance.randrange(1, 400)] * chance.choice((1, 50))
        else:
            del data[max(1, at) :]
        if not data:
            return b"\0"
    return bytes(data)


def _spoiled_archive(content: bytes, chance: random.Random) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        chosen = chance.choice([name for name in names if name.endswith(".xml")] or names)
        for name in names:
            part = old.read(name)
            if name == chosen:
                if chance.random() < 0.1:
                    continue
                part = _spoiled_xml(part, chance) if chance.random() < 0.7 else _spoiled_bytes(part, chance)
            new.writestr(name, part)
    return held.getvalue()


def _spoiled_xml(part: bytes, chance: random.Random) -> bytes:
    """One element dropped, doubled, nested or moved; still well-formed where it was."""
    from lxml import etree

    root = etree.fromstring(part, etree.XMLParser(resolve_entities=False))
    for _ in range(chance.choice((1, 3, 12))):
        every = list(root.iter(etree.Element))
        one, other = chance.choice(every), chance.choice(every)
        inside = other is one or one in other.iterancestors()
        if one is root:
            continue
        way = chance.randrange(4)
        if way == 0:
            one.getparent().remove(one)
        elif way == 1 and not inside:
            other.append(one)
        elif way == 2:
            one.text = chance.choice(("", "9" * 400, "（" * 300, "-1"))
        elif one.attrib:
            one.set(chance.choice(list(one.attrib)), chance.choice(("", "-1", "99999999", "x")))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def offence(path: Path) -> tuple[str, str]:
    """What the reading of a file came to ("read", "refused", "crash", "hang", "memory"), and the last line it said."""
    command = [sys.executable, "-c", CHILD, str(path)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT_SECONDS, cwd=PROJECT)
    except subprocess.TimeoutExpired:
        return "hang", ""
    said = done.stdout.split()
    if done.returncode or len(said) != 3:
        return "crash", (done.stderr.strip().split("\n") or [""])[-1][:200]
    own, started = int(said[1]), int(said[2])
    held = own if path.suffix in BY_OFFICE else max(own, started)
    return ("memory" if held > LIMIT_MEGABYTES else said[0]), f"{own} {started}"


def kind_of(path: Path) -> str:
    return "".join(path.suffixes[-2:]) if ".form" in path.suffixes else path.suffix


def main() -> int:
    folder, seconds = Path(sys.argv[1]), float(sys.argv[2] if len(sys.argv) > 2 else 60)
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    kept = Path(sys.argv[4]) if len(sys.argv) > 4 else None
    chance, papers = random.Random(seed), defaultdict(list)
    for path in sorted(path for path in folder.iterdir() if path.is_file()):
        papers[kind_of(path)].append(path)
    count, kinds, offences, most, start = Counter(), Counter(), [], defaultdict(lambda: [0, 0]), monotonic()
    with tempfile.TemporaryDirectory(prefix="dudao-fuzz-") as made:
        while monotonic() - start < seconds:
            kind = chance.choice(list(papers))
            paper = chance.choice(papers[kind])
            path = Path(made) / f"spoiled{kind}"
            path.write_bytes(spoiled(paper.read_bytes(), chance))
            came, said = offence(path)
            count[came] += 1
            kinds[kind] += 1
            if came not in ("crash", "hang"):
                most[kind] = [max(pair) for pair in zip(most[kind], map(int, said.split()), strict=True)]
            if came in ("read", "refused"):
                continue
            offences.append({"file": paper.name, "came": came, "said": said})
            if kept:
                kept.mkdir(parents=True, exist_ok=True)
                (kept / f"{len(offences)}-{paper.name}").write_bytes(path.read_bytes())
    told = {"seed": seed, "seconds": round(monotonic() - start), "count": count, "kinds": kinds}
    told |= {"most megabytes, itself and what it started": most, "offences": offences}
    print(json.dumps(told, ensure_ascii=False))
    return bool(offences)


if __name__ == "__main__":
    sys.exit(main())
