"""Dates as each language writes them."""

from generator.entries.format.fields import DateRange, PartialDate
from generator.support.languages import Lang
from generator.text.dates import MONTHS


def full_date(date: PartialDate, lang: Lang) -> str:
    """Write a date out: 2015년 10월 26일; 26 October 2015."""
    if lang == "ko":
        parts = [
            f"{date.year}년",
            f"{date.month}월" if date.month else "",
            f"{date.day}일" if date.day else "",
        ]
    else:
        month = MONTHS[date.month - 1] if date.month else ""
        parts = [str(date.day) if date.day else "", month, str(date.year)]
    return " ".join(part for part in parts if part)


def date_range(days: DateRange, lang: Lang) -> str:
    """Write the days of a conference: 2015년 10월 26~30일; 28 February – 3 March 2017."""
    first, last = days.first, days.last
    if first == last:
        return full_date(first, lang)
    if first.year != last.year or not (first.day and last.day):
        return f"{full_date(first, lang)}{'~' if lang == 'ko' else ' – '}{full_date(last, lang)}"
    if lang == "ko":
        end = f"{last.day}일" if first.month == last.month else f"{last.month}월 {last.day}일"
        start = full_date(first, lang)
        return f"{start.removesuffix('일') if first.month == last.month else start}~{end}"
    if first.month == last.month:
        return f"{first.day}–{full_date(last, lang)}"
    return f"{full_date(first, lang).rpartition(' ')[0]} – {full_date(last, lang)}"
