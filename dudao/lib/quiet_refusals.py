"""A page refused to somebody is one line of the log: where in the program it was said helps nobody."""

import logging


class QuietRefusals(logging.Filter):
    """Leaves the traceback away where the answer is the visitor's (4xx); what broke here keeps it."""

    def filter(self, record: logging.LogRecord) -> bool:
        if 400 <= getattr(record, "status_code", 0) < 500:
            record.exc_info, record.exc_text = None, None
        return True
