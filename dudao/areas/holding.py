"""The county itself as a lock: the first in the order of ADR 13, for whoever writes what all of it shares."""

from .models import Area


def hold_county(county_code: str) -> None:
    """One after the other until the transaction ends, whoever else holds the county."""
    Area.objects.select_for_update(no_key=True).filter(pk=county_code).first()
