"""Which worker runs what: the tests of a file stay with one, which builds what they share once; the dear files begin.

The marks of xdist for groups have no effect with pytest 9.2, which makes the id of a test itself, so a test's place
decides.
"""

# What takes longest comes first, so that no worker is left alone with it at the end; after these, whatever has most
# tests. The last of them share a county beyond their file.
FIRST = (
    "tests/browser/test_every_page.py", "tests/access/test_table.py", "tests/visits/test_hidden.py",
    "tests/browser/", "tests/officialdocs/test_scans.py", "tests/officialdocs/test_formats.py",
    "tests/gold/test_unseen.py", "tests/journeys/", "tests/web/ui/test_script.py", "tests/house/test_wheel.py",
    "tests/schemes/test_marked_scans.py", "tests/inspections/test_intake_word.py", "tests/reports/test_ledger_sheet.py",
    "tests/officialdocs/test_ofd.py", "tests/officialdocs/test_wordforms.py", "tests/house/test_floors.py",
    "tests/demo/county/",
)  # fmt: skip
SHARED = ("tests/demo/county/",)


def dear_first(items: list) -> None:
    """Order whole files; within each file nothing moves."""
    sizes: dict[str, int] = {}
    for item in items:
        sizes[unit_of(item.nodeid)] = sizes.get(unit_of(item.nodeid), 0) + 1
    items.sort(key=lambda item: (rank_of(item.nodeid), -sizes[unit_of(item.nodeid)], unit_of(item.nodeid)))


def rank_of(nodeid: str) -> int:
    return next((rank for rank, place in enumerate(FIRST) if nodeid.startswith(place)), len(FIRST))


def unit_of(nodeid: str) -> str:
    """What goes to one worker as a whole: a file, or a folder that shares more."""
    return next((place for place in SHARED if nodeid.startswith(place)), nodeid.partition("::")[0])


def pytest_xdist_make_scheduler(config, log):
    from xdist.scheduler.loadscope import LoadScopeScheduling  # noqa: PLC0415  only where tests are spread

    class Together(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return unit_of(nodeid)

    config.option.loadscopereorder = False
    return Together(config, log)
