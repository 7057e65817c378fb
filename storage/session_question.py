"""A question for sessions as SQL: what the index finds, then what the columns say exactly, in the order of places.

Whatever is asked, the sessions come out of an index in their order, so that a page costs what it shows.
"""

from collections.abc import Iterator
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import ColumnElement, Float, Select, Text, cast, func, literal_column, not_, or_, select

from session.search_question import Comparison, Figure, Question, Shelf, Span, counted_to
from storage.columns import EPOCH, to_microseconds
from storage.marks import FLAGGED, SIGNED, TO_SIGN, compared, flag_mark, place_mark
from storage.reader import AnySelect
from storage.search import SESSION_WORDS
from storage.tables import SESSIONS

_DAY: Final = 86_400_000_000
_WIDEST_OFFSET: Final = 15 * 3_600_000_000
"""No place on earth is further from UTC than these microseconds."""
_NUDGES: Final = 1_000
"""Places that sessions opened in the same microsecond may take after it."""
_FIGURES: Final[MappingProxyType[Figure, ColumnElement[Any]]] = MappingProxyType(
    {
        Figure.SYSTOLIC: SESSIONS.c.peak_systolic,
        Figure.RISE: cast(SESSIONS.c.rise_percent, Float),
        Figure.SPO2: SESSIONS.c.lowest_spo2,
        Figure.PAIN: cast(SESSIONS.c.pain_last, Float),
        Figure.GIVEN: cast(SESSIONS.c.given_mg, Float),
    }
)
_MARKS: Final = MappingProxyType({Shelf.TO_SIGN: TO_SIGN, Shelf.FLAGGED: FLAGGED})
_SMALL: Final = MappingProxyType(
    {
        Shelf.TO_SIGN: SESSIONS.c.to_sign == literal_column("1"),
        Shelf.FLAGGED: SESSIONS.c.urgency > literal_column("0"),
    }
)
"""The condition of each shelf's own index, without a parameter, or SQLite would not know that it is the index's."""


class Asked:
    """One question on one shelf."""

    def __init__(self, question: Question, shelf: Shelf) -> None:
        groups: list[tuple[str, ...]] = [(place_mark(place, words),) for place, words in question.within]
        groups += [tuple(map(flag_mark, keys)) for keys in question.flags]
        groups += [compared(comparison) for comparison in question.comparisons]
        groups += [] if question.signed is None else [(SIGNED if question.signed else TO_SIGN,)]
        texts = (*question.texts, *question.courses)
        searched = bool(groups or texts)
        if searched and shelf in _MARKS:
            groups.append((_MARKS[shelf],))
        # The index gives its rows by number, so that the first page needs no sorting of all that fit.
        self._place: ColumnElement[int] = SESSION_WORDS.number if searched else SESSIONS.c.place
        self._found = [SESSION_WORDS.holds(texts, groups)] if searched else []
        self._found += [bound for span in question.spans for bound in _around(self._place, span)]
        self._exact = list(_exactly(question))
        if not searched and shelf in _SMALL:
            self._exact.append(_SMALL[shelf])
        self._searched, self._most = searched, counted_to(question)

    def before(self, rows: AnySelect, moment: datetime | None) -> AnySelect:
        """Narrow a selection of sessions to what fits, newest first, opened before a moment."""
        statement = self._narrowed(rows).order_by(self._place.desc())
        if moment is None:
            return statement
        return statement.where(SESSIONS.c.opened_at < moment, self._place < to_microseconds(moment) + _NUDGES)

    def opened_at(self, rows: AnySelect, moment: datetime) -> AnySelect:
        """Narrow a selection of sessions to what fits and was opened at one moment."""
        place = to_microseconds(moment)
        statement = self._narrowed(rows).order_by(self._place.desc())
        return statement.where(SESSIONS.c.opened_at == moment, self._place.between(place, place + _NUDGES))

    def count(self) -> Select[int]:
        """Return the question how many fit, as far as `counted_to`."""
        fitting: AnySelect = select(self._place.label("place"))
        if self._searched and not self._exact:
            fitting = fitting.select_from(SESSION_WORDS.rows).where(*self._found)
        else:
            fitting = self._narrowed(fitting.select_from(SESSIONS))
        return select(func.count()).select_from(fitting.limit(self._most).subquery())

    def _narrowed(self, rows: AnySelect) -> AnySelect:
        if self._searched:
            rows = rows.join(SESSION_WORDS.rows, SESSIONS.c.place == self._place)
        return rows.where(*self._found, *self._exact)


def _exactly(question: Question) -> Iterator[ColumnElement[bool]]:
    """Yield what the columns have to say, where the index alone finds too much."""
    for span in question.spans:
        if span.first is not None:
            yield SESSIONS.c.day >= span.first.isoformat()
        if span.last is not None:
            yield SESSIONS.c.day <= span.last.isoformat()
    for course in question.courses:
        named = func.lower(SESSIONS.c.course)
        yield or_(named == course, named.startswith(f"{course} ", autoescape=True))
    for keys in question.flags:
        yield or_(*map(_flagged, keys))
    for keys in question.without:
        yield not_(or_(*map(_flagged, keys)))
    yield from map(_compared, question.comparisons)


def _flagged(key: str) -> ColumnElement[bool]:
    return func.instr(cast(SESSIONS.c.flags, Text), f"\t{key}\t") > 0


def _compared(comparison: Comparison) -> ColumnElement[bool]:
    return _FIGURES[comparison.figure].op(comparison.sign, is_comparison=True)(float(comparison.number))


def _around(place: ColumnElement[int], span: Span) -> Iterator[ColumnElement[bool]]:
    """Yield the bounds between which the places of those days lie, whatever the chairs' offsets from UTC."""
    if span.first is not None:
        yield place >= _begins(span.first) - _WIDEST_OFFSET
    if span.last is not None:
        yield place <= _begins(span.last) + _DAY + _WIDEST_OFFSET


def _begins(day: date) -> int:
    """Return the microseconds from the Unix epoch to the beginning of a day in UTC; no datetime reaches all of them."""
    return (day - EPOCH.date()).days * _DAY
