"""Papers out: content shapes become bytes. No database, no clock, no request."""
