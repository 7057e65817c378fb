"""The rows of what is done about an alert, of what is far from a patient's last readings, and of the emergencies."""

from collections.abc import Iterator

from session.protocol import Protocol
from session.protocol_row import Kind, Row, Section, item_rows, own_words
from session.quantities import plain
from session.vitals import CATALOGUE


def alert_rows(protocol: Protocol) -> Iterator[Row]:
    """Return the rows of the reminders that are one for each reading, and those of the emergencies."""
    for answer in protocol.actions:
        steps = "\n".join(map(str, answer.steps))
        yield _row("actions", answer.code, "{reading}, answers to its alert | entry line", steps, Kind.LINES, protocol)
    for far in protocol.far:
        by = plain(far.by) if far.by else ""
        yield _row("far", far.code, "{reading} may differ from the last one by", by, Kind.NUMBER, protocol)
    for card in protocol.emergency:
        title = own_words(card.title)
        yield from item_rows(f"emergency.{card.title}", Section.EMERGENCY, title or "New emergency", protocol, (
            ("title", "Emergency", title, Kind.WORDS, (), False),
            ("steps", "What to do, in its order | entry line", "\n".join(map(str, card.steps)), Kind.LINES, (), False),
            ("drugs", "Drugs", "\n".join(card.drugs), Kind.LINES, (), True),
        ))  # fmt: skip


def _row(table: str, code: str, label: str, value: str, kind: Kind, protocol: Protocol) -> Row:
    path, vital = f"{table}.{code}", CATALOGUE[code]
    return Row(
        path=path, section=Section.REMINDING, label=label.format(reading=vital.heading), value=value, mark=path,
        kind=kind, unit=vital.unit if kind is Kind.NUMBER else "", item=path, confirmed=protocol.confirmed(path),
    )  # fmt: skip
