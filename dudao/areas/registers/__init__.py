"""Registers out of Excel or CSV: columns, what each line would do, and a journal from which it can be undone."""
