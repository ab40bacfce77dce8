"""How a day is written in Chinese, in sentences, papers and on pages alike."""

from datetime import date


def day_words(day: date, today: date) -> str:
    """11月18日, with the year where it is not this one."""
    return f"{day.month}月{day.day}日" if day.year == today.year else full_day_words(day)


def full_day_words(day: date) -> str:
    """2026年11月18日."""
    return f"{day.year}年{day.month}月{day.day}日"
