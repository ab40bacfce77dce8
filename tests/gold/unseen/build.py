"""Build the unseen documents: Word files into a folder, each with its gold.

build.py FOLDER [open|sealed|fresh|third|fourth|fifth|sixth|seventh|all]
    writes NAME.docx and gold/NAME.json into FOLDER
"""

import importlib
import json
import pkgutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SPLITS = ("open", "sealed", "fresh", "third", "fourth", "fifth", "sixth", "seventh")
if __package__ in (None, ""):
    sys.path.insert(0, str(HERE.parent))
    __package__ = "unseen"
    import unseen  # noqa: F401  (relative imports below need the package)


def modules(split="all"):
    """The document modules of a split, by name; each has `write(paper)` and `GOLD`."""
    splits = SPLITS if split == "all" else (split,)
    for part in splits:
        if not (HERE / part).is_dir():
            raise ValueError(f"no such split: {part}")
        for found in sorted(pkgutil.iter_modules([str(HERE / part)]), key=lambda m: m.name):
            yield found.name, importlib.import_module(f".{part}.{found.name}", __package__)


def build(folder, split="all"):
    """Write the documents into `folder` and return [(name, docx path, gold)]."""
    make = importlib.import_module(".make", __package__)
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    out = []
    for name, module in modules(split):
        paper = make.Paper()
        module.write(paper)
        path = folder / f"{name}.docx"
        paper.save(str(path))
        out.append((name, path, module.GOLD))
    return out


def build_texts(folder, split="all", encoding="utf-8"):
    """The same documents as plain text with flattened tables: [(name, txt path, gold)]."""
    make = importlib.import_module(".make", __package__)
    out = []
    for name, path, gold in build(folder, split):
        target = path.with_suffix(".txt")
        target.write_text(make.text_of(str(path)), encoding=encoding)
        out.append((name, target, gold))
    return out


def write_gold(built, folder):
    """Gold as NAME.json into `folder`, for score.py --dir."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for name, _, gold in built:
        (folder / f"{name}.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        raise SystemExit(__doc__)
    done = build(sys.argv[1], *sys.argv[2:])
    write_gold(done, Path(sys.argv[1]) / "gold")
    print(f"{len(done)} documents in {sys.argv[1]}")
