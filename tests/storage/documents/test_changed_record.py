"""A record that is not as it was written says so on paper, beside every signature under it."""

from contextlib import closing

from session.documents import Paper
from session.review_events import SessionSigned
from session.signing import MEANINGS, heads_of
from storage.driver import sqlite
from storage.opening import Opened
from tests.storage.documents.pages import texts
from tests.storage.examples import Sitting, vitals


def page(database: Opened, sitting: Sitting) -> str:
    return texts(database.documents.session_record(sitting.session_id, Paper.A4))[0]


def test_that_a_changed_record_says_so_beside_its_signature(database: Opened, sitting: Sitting) -> None:
    database.journal.append([sitting.event(vitals(), 5)], sitting.head(2)).result()
    signed = SessionSigned(MEANINGS[0], heads_of(database.journal.events(sitting.session_id)))
    database.journal.append([sitting.event(signed, 60)], sitting.head(3)).result()
    assert "The record is not as it was written." not in page(database, sitting)
    with closing(sqlite.connect(database.path)) as file:
        file.execute("DROP TRIGGER events_refuse_update")
        file.execute("UPDATE events SET body = replace(body, '128', '182') WHERE seq = 2")
        file.commit()
    told = page(database, sitting)
    assert "The record is not as it was written. Station chair-3: entry 2 is not as it was written." in told
    assert "The record is not as it was written. 2 entries." in told
