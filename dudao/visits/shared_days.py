"""How long an answer holds for another scheme, as the county set it; said where self-checks find it."""

from datetime import date

from dudao.schemes.asked_again import register_days

from .law import Rules


def shared_days(county_code: str, day: date) -> int:
    return Rules(county_code, day).number("shared_days")


register_days(shared_days)
