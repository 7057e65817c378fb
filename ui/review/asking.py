"""What the list of sessions is asked for: the line as it was typed, what it means, and the shelf."""

from dataclasses import dataclass

from session.search_question import EVERY, Question, Shelf, counted_to
from ui.text import tr


@dataclass(frozen=True, slots=True)
class Asking:
    """One question to the list."""

    line: str = ""
    question: Question = EVERY
    shelf: Shelf = Shelf.ALL


def shelf_word(shelf: Shelf) -> str:
    """Return what a shelf is called."""
    return {Shelf.TO_SIGN: tr("To sign"), Shelf.FLAGGED: tr("Flagged"), Shelf.ALL: tr("All")}[shelf]


def count_words(count: int, question: Question) -> str:
    """Return a number of sessions as "1 284"; one that was not counted to its end as "10 000+"."""
    more = "+" if count >= counted_to(question) else ""
    return f"{count:,}".replace(",", "\N{NO-BREAK SPACE}") + more


def nothing_words(asking: Asking, elsewhere: int) -> str:
    """Say why no session is listed and what can be typed; `elsewhere` is how many fit on all shelves."""
    if not asking.line and asking.shelf is Shelf.TO_SIGN:
        return tr("Nothing is to be signed.")
    if not asking.line:
        return tr("No session is flagged.") if asking.shelf is Shelf.FLAGGED else tr("No sessions yet.")
    words = tr("No session fits “{words}”.").format(words=asking.line)
    if elsewhere:
        shelf = shelf_word(asking.shelf)
        found = count_words(elsewhere, asking.question)
        return tr("{words} Not under {shelf}: {count} among all sessions.").format(
            words=words, shelf=shelf, count=found
        )
    return f"{words} {example_words()}"


def example_words() -> str:
    """Say what can be typed."""
    return tr(
        "Look by name or MRN, a day (12 Oct), a month (October), last 14 days, chair 2, nausea, early stop, rescue, "
        "systolic > 20 %, spo2 < 92, unsigned, or a word of a note; “in quotation marks” as it stands."
    )
