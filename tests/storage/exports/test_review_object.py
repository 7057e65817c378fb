"""What stands in a session's JSON document of its review."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

from session.review_events import CommentWritten
from session.signing import MEANINGS, signature
from session.state import replay
from storage.exports.document import Exported, document
from tests.storage.exports.examples import PATIENT, TEN, Chart

PHYSICIAN = "Dr L. Sørensen"


def reviewed(*, changed: bool = False) -> dict[str, Any]:
    """Return the review of a session with two comments and a signature; `changed` behind the signature's back."""
    chart = Chart()
    chart.write(0, "start 0.4 mg/kg/h")
    chart.write(90, "end")
    chart.write(126, "left")
    chart.add(50, CommentWritten("Hold at 0.40."), actor=PHYSICIAN, entered=300)
    chart.add(300, CommentWritten("A calm session."), actor=PHYSICIAN)
    kept = [replace(one, seq=n, hash=f"{n:064x}") for n, one in enumerate(chart.events, 1)]
    signed = replace(chart.add(301, signature(replay(kept), MEANINGS[0]), actor=PHYSICIAN), seq=len(kept) + 1)
    if changed:
        kept[-1] = replace(kept[-1], hash="f" * 64)
    text = document(Exported(chart.session_id, replay([*kept, signed]), PATIENT, {}), TEN + timedelta(minutes=400))
    read: dict[str, Any] = json.loads(text)["review"]
    return read


def test_that_a_comment_has_its_moment_and_one_on_the_whole_session_has_none() -> None:
    pinned, whole = reviewed()["comments"]
    assert list(pinned) == ["words", "at", "by", "written_at", "event_id"]
    assert (pinned["words"], pinned["at"], pinned["by"]) == ("Hold at 0.40.", "2026-11-20T10:50:00+01:00", PHYSICIAN)
    assert (whole["at"], whole["written_at"]) == (None, "2026-11-20T15:00:00+01:00")


def test_that_a_signature_says_what_it_covers_and_whether_that_is_what_is_there() -> None:
    read = reviewed()
    (signed,) = read["signatures"]
    assert list(signed) == ["meaning", "by", "at", "record", "entries", "as_signed", "entries_since", "event_id"]
    assert (signed["meaning"], signed["entries"], signed["as_signed"]) == (MEANINGS[0], 6, True)
    assert (len(signed["record"]), signed["entries_since"], read["to_sign"]) == (64, 0, False)
    assert reviewed(changed=True)["signatures"][0]["as_signed"] is False
