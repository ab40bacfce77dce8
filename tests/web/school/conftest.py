from tests.turned import turned_rows  # noqa: F401
