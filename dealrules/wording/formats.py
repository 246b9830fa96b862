"""Numbers as a reader of each language writes them: days, dates, percentages and amounts of money."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from dealrules.bilingual import Language

__all__ = ["amount", "calendar_date", "counted", "days", "number", "percentage"]

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_CURRENCIES: Mapping[str, str] = {
    "CNY": "元", "EUR": "欧元", "USD": "美元", "GBP": "英镑", "AUD": "澳元", "CAD": "加元", "CHF": "瑞士法郎",
    "HKD": "港元", "JPY": "日元", "SGD": "新元",
}  # fmt: skip
_TEN_THOUSAND = 10_000
_HUNDRED_MILLION = 100_000_000


def number(value: float) -> str:
    """Return a number without a needless fraction, thousands grouped.

    >>> number(12500.0), number(2.5)
    ('12,500', '2.5')
    """
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,}"


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, in English.

    >>> counted(1, "rule"), counted(1200, "rule")
    ('1 rule', '1,200 rules')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def days(count: int, language: Language) -> str:
    """Return a number of days, without saying whether they lie ahead or behind.

    >>> days(-40, "en"), days(1, "en"), days(40, "zh")
    ('40 days', '1 day', '40天')
    """
    size = abs(count)
    if language == "zh":
        return f"{number(size)}天"
    return f"{number(size)} day{'' if size == 1 else 's'}"


def calendar_date(day: date, year: int, language: Language) -> str:
    """Return a date; the year stands only where it is another than ``year``.

    >>> calendar_date(date(2026, 9, 12), 2026, "en"), calendar_date(date(2025, 9, 12), 2026, "zh")
    ('12 September', '2025年9月12日')
    """
    if language == "zh":
        return f"{'' if day.year == year else f'{day.year}年'}{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS[day.month - 1]}{'' if day.year == year else f' {day.year}'}"


def percentage(value: float) -> str:
    """Return a percentage.

    >>> percentage(12.0)
    '12%'
    """
    return f"{number(value)}%"


def amount(value: float, currency: str | None, language: Language) -> str:
    """Return an amount of money; Chinese counts in ten thousands and hundred millions.

    >>> amount(4350000, "CNY", "zh"), amount(318000, "EUR", "en"), amount(9000, None, "zh")
    ('435万元', '318,000 EUR', '9,000')
    """
    if language == "en":
        return f"{number(value)} {currency}" if currency else number(value)
    unit = _CURRENCIES.get(currency or "", f" {currency}" if currency else "")
    for size, word in ((_HUNDRED_MILLION, "亿"), (_TEN_THOUSAND, "万")):
        if abs(value) >= size:
            return f"{number(round(value / size, 4))}{word}{unit}"
    return f"{number(value)}{unit}"
