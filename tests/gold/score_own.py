"""Score what score.py of the reading folder does not: polarity of points, operator and scope of thresholds.

score_own.py OWN_DIR READ_DIR    OWN_DIR/*.json (our gold) against READ_DIR/*.json (the reader's JSON), totals last
Gold of one document: {"polarity": {code: answer or [answers]}, "thresholds": [{value, unit, nth, op, scope}]}.
`nth` counts thresholds of the same value and unit in the order of the text. `op` is one answer or a list.
`scope` is a list of keyword groups; one group of which every word stands in applies_to makes the scope right.
"""

import json
import re
import sys
import unicodedata
from itertools import combinations
from pathlib import Path

DIGITS = str.maketrans("一二三四五六七八九", "123456789")
UNIT_NAMES = {"个小时": "小时", "百分比": "%", "学生": "生", "季度": "季", "日": "天", "时": "点", "点钟": "点"}
OPERATORS = {"≤": "<=", "≥": ">=", "==": "=", "<": "<=", ">": ">="}


def plain(text):
    """Text without spaces, full-width forms, Chinese digits and the many kinds of dash."""
    text = unicodedata.normalize("NFKC", str(text or ""))
    text = re.sub(r"\s+", "", text).translate(DIGITS)
    return re.sub(r"(?<=\d)[至到~—–-]+(?=\d)", "-", text)


def number(value):
    """A comparable value: 60, 60.0 and '60' are the same; '21:00', '21点' and 21 too; ranges stay text."""
    text = re.sub(r"^(<=|>=|=)", "", plain(value))
    clock = re.fullmatch(r"(\d{1,2}):(\d\d)", text)
    if clock:
        return int(clock[1]) + int(clock[2]) / 60
    single = re.fullmatch(r"(\d+(?:\.\d+)?)(?:%|点|分钟|小时|个小时|元|次)?", text)
    return float(single[1]) if single else text


def units(unit):
    """'元/学生/年' -> ['元', '生', '年']."""
    parts = re.split(r"[/每]", unicodedata.normalize("NFKC", str(unit or "")).replace("·", "/"))
    return [UNIT_NAMES.get(p.strip(), p.strip()) for p in parts if p.strip()]


def same_measure(gold, found):
    """Same value, and units equal; one side may leave the period out ('次' for '次/月')."""
    value = number(gold["value"])
    if value != number(found.get("value")):
        return False
    a, b = units(gold["unit"]), units(found.get("unit"))
    if a == b:
        return True
    if not a or not b:
        return isinstance(value, str) or a == ["点"]
    if isinstance(value, str) and "+" in value:
        return True
    return a[0] == b[0] and 1 in (len(a), len(b))


def accepts(answers, given):
    answers = answers if isinstance(answers, list) else [answers]
    return given in answers


def op_right(gold, found):
    op = str(found.get("op") or "").strip()
    return accepts(gold["op"], OPERATORS.get(op, op))


def scope_right(gold, found):
    """One of the accepted keyword groups stands in applies_to; no groups at all means any scope is right."""
    text = plain(found.get("applies_to"))
    groups = gold.get("scope") or []
    return not groups or any(all(plain(word) in text for word in group) for group in groups)


def align(golds, founds):
    """Pair equal measures in text order so that most operators and scopes agree: [(gold, found or None)].

    Order is kept, so a swap of two thresholds of the same value is never hidden; surplus finds are skipped.
    """
    if len(founds) > 12:
        founds = founds[:12]
    size = min(len(golds), len(founds))
    best, best_score = [(g, None) for g in golds], -1
    for gs in combinations(range(len(golds)), size):
        for fs in combinations(range(len(founds)), size):
            pairs = {g: founds[f] for g, f in zip(gs, fs, strict=True)}
            good = sum(op_right(golds[g], x) + scope_right(golds[g], x) for g, x in pairs.items())
            if good > best_score:
                best, best_score = [(g, pairs.get(i)) for i, g in enumerate(golds)], good
    return best


def score_thresholds(read_result, gold):
    """Right and total of operators and scopes: {"right", "total", "op": [right, total], "scope": [..], "misses": [..]}.

    A threshold that was not read counts as two wrong answers.
    """
    groups = {}
    for item in sorted(gold["thresholds"], key=lambda x: x["nth"]):
        groups.setdefault((number(item["value"]), tuple(units(item["unit"]))), []).append(item)
    op = scope = 0
    misses = []
    found = read_result.get("quantities") or []
    for golds in groups.values():
        for item, pair in align(golds, [f for f in found if same_measure(golds[0], f)]):
            name = f"{item['value']} {item['unit']} #{item['nth']}"
            good = (bool(pair) and op_right(item, pair), bool(pair) and scope_right(item, pair))
            op, scope = op + good[0], scope + good[1]
            if not all(good):
                said = f"{pair.get('op')} | {pair.get('applies_to')}" if pair else "not read"
                misses.append(f"{name}: {said}")
    total = len(gold["thresholds"])
    return {"right": op + scope, "total": 2 * total, "op": [op, total], "scope": [scope, total], "misses": misses}


def codes_of(point, ordinal):
    """Every name under which a point may stand in the gold: its own code, group.code, group.ordinal."""
    own = unicodedata.normalize("NFKC", str(point.get("point_code") or "")).strip("().、 ")
    group = unicodedata.normalize("NFKC", str(point.get("group_code") or "")).strip("().、 ")
    tail = re.sub(r".*?(\d+)$", r"\1", own) if own else ""
    return [own, f"{group}.{tail}", f"{group}.{ordinal}"]


def score_polarity(read_result, gold):
    """Right and total of the polarity of points: {"right", "total", "misses": [...]}. A point not read is wrong.

    Points are known by code, or by their text where the gold was made by `own_of`.
    """
    given, ordinals = {}, {}
    for point in read_result.get("indicators") or []:
        group = point.get("group_code") or point.get("group")
        ordinals[group] = ordinals.get(group, 0) + 1
        for code in [*codes_of(point, ordinals[group]), plain(point.get("point")).strip(".。;；")]:
            if code in gold["polarity"] and code not in given:
                given[code] = point.get("polarity")
                break
    misses = [
        f"{code}: {given.get(code, 'not read')}"
        for code, answer in gold["polarity"].items()
        if not accepts(answer, given.get(code))
    ]
    total = len(gold["polarity"])
    return {"right": total - len(misses), "total": total, "misses": misses}


def own_of(gold):
    """What this scorer needs, out of a gold of the unseen documents: points known by text, required thresholds."""
    loose = {"mixed": ["mixed", "good_yes", "bad_yes"], "open": ["open", "duty"]}
    polarity = {
        plain(p["point"]).strip(".。;；"): loose.get(p["polarity"], p["polarity"])
        for p in gold["indicators"]
        if not p.get("derived")
    }
    thresholds, seen = [], {}
    for entry in gold["quantities"]:
        if not entry.get("derived"):
            key = (str(entry["value"]), entry["unit"])
            seen[key] = seen.get(key, 0) + 1
            thresholds.append(dict(entry, nth=seen[key], op=_both_of_all(entry)))
    return {"polarity": polarity, "thresholds": thresholds}


def _both_of_all(entry):
    """The accepted operators: nothing lies above 100 %, so "=" and ">=" say the same of it."""
    whole = entry["unit"] == "%" and number(entry["value"]) == 100
    return ["=", ">="] if whole and entry["op"] in ("=", ">=") else entry["op"]


def score_folder(own_dir, read_dir):
    """All documents of a folder: {name: {"polarity": ..., "thresholds": ...}, "ALL": ...}."""
    out, totals = {}, {"polarity": [0, 0], "thresholds": [0, 0]}
    for path in sorted(Path(own_dir).glob("*.json")):
        file = Path(read_dir) / path.name
        gold = json.loads(path.read_text(encoding="utf-8"))
        read = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
        out[path.stem] = {"polarity": score_polarity(read, gold), "thresholds": score_thresholds(read, gold)}
        for key, total in totals.items():
            total[0] += out[path.stem][key]["right"]
            total[1] += out[path.stem][key]["total"]
    for key, (right, total) in totals.items():
        share = round(right / total, 4) if total else 1.0
        out.setdefault("ALL", {})[key] = {"right": right, "total": total, "share": share}
    return out


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    for name, result in score_folder(sys.argv[1], sys.argv[2]).items():
        print(name, json.dumps(result, ensure_ascii=False))
