"""A session as one JSON object; its keys are stable, and `format` counts up when one of them changes its meaning.

- `format`: 1.
- `session`: `session_id`, `patient` (`patient_id`, `name`, `mrn`, `born`, `sex`), `chair`, `weight_kg`, `allergies`
  (empty where "none known" was answered), `identifiers` (the two that were checked; empty where that is not stated),
  `course` (which infusion of the patient's course it was to be, such as "Induction 3 of 6"; empty where none was open),
  `course_id` (null then),
  `protocol` (all of it, as copied at check-in, with `name` and `version`), `order` (`drug`, `mg_per_ml`, `start_rate`,
  `planned_min`, `maximum_mg`; null where not ordered: `maximum_rate`, `step`, `bag_ml`, and `dose`, the whole amount
  that the start rate was reckoned from; `prn`, the drugs for when they are needed), `nurse` (who checked in),
  `station`, `utc_offset_min`, `opened_at`, `started_at`, `ended_at`, `ready_at`, `left_at`.
- `summary`: `phase`, `as_of` (the moment for which a running infusion's dose is given; null once it has ended),
  `given_mg`, `maximum_mg`, `infused_min` (pauses left out), `readings` (by code: `unit`, `scale`, `peak`, `peak_at`,
  `lowest`, `lowest_at`, `baseline`, and against it in the reading's unit and in whole percent `rise`, `rise_percent` of
  the peak, `fall`, `fall_percent` of the lowest; null without a baseline), `scores` (those that stand: `at`,
  `instrument`, `total` and `band`, null and empty while something is `missing`), `pain_first`, `pain_last`,
  `corrections`, `findings` (`event_id`, `kind`, `sentence`),
  `alerts`: how many were `high`, `medium` and `low` at their worst; `answered`, `unanswered`; `without_action`, how
  many of the answered ones led to no action, and `acted_on`, how many to one; `mistaken`, how many more came of an
  entry that was struck out, and are counted nowhere else; `median_answer_s`, the median time from an alert to its first
  answer, null where nobody answered; `each` (`event_id` of its raising, `cause`, `about`, `worst`, `sentence` as said
  last, `raised_at`, `times_said`, `cleared_at`, `lasted_s`, `open_at_leaving`, `answered_after_s`, `acted`, null where
  nobody answered, `device`, `answers`: `at`, `by`, `action`, `acted`, `note`);
  `mg_per_kg`, `percent_of_maximum`; `stopped_early` (null where it was not: `at`, `after_s` from the start, `flowed_s`
  of `planned_s`, `why`, `event_id`); `outside`, the signs that stood beyond the limits that held (`code`, `began_at`,
  `outside_s` in all and `stop_s` of it beyond a limit to stop at, `worst`, `worst_at`, `worst_tier`, `stretches`:
  `start`, `end`, `tier`, `value`), reckoned from what was entered: a value stands until the next one of its sign, for
  one interval between checks at most; `rescue` (drugs for when they are needed, given since the start: `drug`, `dose`,
  `unit`, `at`, `event_id`, `meant_for`), `emergencies` (`title`, `began_at`, `taken`, `ended_at`), `effects` (`effect`,
  `worst` grade, `began_at`, `worst_at`, `over_at`, `treated_with` as under `rescue`, `event_id`), `overrides` (`stage`,
  `hold`, `sentence`, `by`, `reason`, `at`, `event_id`), `pain` as it was charted and `pain_on_movement` by site
  (`first`, `first_at`, `last`, `last_at`, `site`), `ready_after_s` and `left_after_s` from the end of the infusion,
  `sentence` (the nurse's last: `words`, `by`, `at`, `event_id`), `corrected_at`, `people` who wrote.
- `review`: `to_sign` (over, and no signature covers all that happened in it), `comments` and `addenda` (`words`, `at`,
  the moment that one is about, null where that is the whole session, `by`, `written_at`, `event_id`), `signatures`
  (`meaning`, `by`, `at`, `record`, the hex SHA-256 over the chains' heads that were signed, `entries` signed,
  `as_signed`, whether those are the ones that are there, `entries_since`, `event_id`).
- `events`: every event in the order of time: `event_id`, `session_id`, `kind`, `schema`, `occurred_at`,
  `recorded_at`, `actor`, `station`, `source`, `seq`, `prev_hash`, `hash`, `body`. The body of an amendment or
  of what was added late holds that of the entry that stands in, as `kind`, `schema` and `body`.
- `samples`: how many values a monitor sent, by code.

Times are ISO 8601 with the session's own offset from UTC. Numbers have the digits with which they were written.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import msgspec

from session.events import Body, EntryAddedLate, EntryAmended, Event, ScoreRecorded
from session.ports import Patient
from session.record import Entry, Status
from session.scored import score_of
from session.state import SessionState
from session.summary import Summary, summarise
from session.times import at_chair
from storage.exports.alerts_object import alerts_object
from storage.exports.review_object import review_object
from storage.exports.summary_object import reading_object, told_object

FORMAT: Final = 1
_ENCODER: Final = msgspec.json.Encoder(decimal_format="number")


@dataclass(frozen=True, slots=True)
class Exported:
    """What a document is made of: the session's state, whose it is, and how many samples there are by code."""

    session_id: UUID
    state: SessionState
    patient: Patient
    samples: Mapping[str, int]


def document(exported: Exported, wall: datetime) -> str:
    """Return the whole session as JSON, indented, ending in a line feed; `wall` is the computer's time (aware)."""
    shaped = {
        "format": FORMAT,
        "session": _session(exported),
        "summary": _summary(exported.state, wall),
        "review": review_object(exported.state),
        "events": [_event(event) for event in exported.state.events],
        "samples": dict(sorted(exported.samples.items())),
    }
    text = _ENCODER.encode(_plain(shaped, exported.state.utc_offset_min))
    return msgspec.json.format(text, indent=2).decode() + "\n"


def _session(exported: Exported) -> dict[str, Any]:
    state, opened = exported.state, exported.state.opened
    return {
        "session_id": exported.session_id,
        "patient": exported.patient,
        "chair": opened.chair if opened else None,
        "weight_kg": opened.weight_kg if opened else None,
        "allergies": opened.allergies if opened else None,
        "identifiers": opened.identifiers if opened else None,
        "course": opened.course if opened else None,
        "course_id": opened.course_id if opened else None,
        "protocol": opened.protocol if opened else None,
        "order": opened.order if opened else None,
        "nurse": state.opening.actor if state.opening else None,
        "station": state.opening.station if state.opening else None,
        "utc_offset_min": state.utc_offset_min,
        "opened_at": state.opening.occurred_at if state.opening else None,
        "started_at": state.started_at,
        "ended_at": state.ended_at,
        "ready_at": state.ready_at,
        "left_at": state.left_at,
    }


def _summary(state: SessionState, wall: datetime) -> dict[str, Any]:
    now = wall - timedelta(seconds=state.clock_offset_s)
    running = bool(state.segments) and state.segments[-1].end is None
    summary: Summary = summarise(state, now)
    return {
        "phase": summary.phase,
        "as_of": now if running else None,
        "given_mg": summary.given_mg,
        "maximum_mg": summary.maximum_mg,
        "infused_min": summary.infused_min,
        "readings": {extremes.code: reading_object(extremes) for extremes in summary.extremes},
        "scores": [
            _score(entry, entry.body)
            for entry in state.entries
            if isinstance(entry.body, ScoreRecorded) and entry.status is not Status.VOIDED
        ],
        "pain_first": summary.pain_first,
        "pain_last": summary.pain_last,
        "corrections": summary.corrections,
        "findings": summary.findings,
        "alerts": alerts_object(summary.alerts),
        **told_object(summary),
    }


def _score(entry: Entry, body: ScoreRecorded) -> dict[str, Any]:
    found = score_of(body)
    return {
        "at": entry.occurred_at,
        "instrument": body.instrument,
        "total": found.total if found else None,
        "band": found.band if found else "",
        "missing": found.missing if found else (),
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "event_id": event.event_id,
        "session_id": event.session_id,
        "kind": event.body.KIND,
        "schema": event.body.SCHEMA,
        "occurred_at": event.occurred_at,
        "recorded_at": event.recorded_at,
        "actor": event.actor,
        "station": event.station,
        "source": event.source,
        "seq": event.seq,
        "prev_hash": event.prev_hash,
        "hash": event.hash,
        "body": _body(event.body),
    }


def _body(body: Body) -> dict[str, Any]:
    named = {field.name: getattr(body, field.name) for field in fields(body)}
    if isinstance(body, EntryAmended | EntryAddedLate):
        named["body"] = {"kind": body.body.KIND, "schema": body.body.SCHEMA, "body": _body(body.body)}
    return named


def _plain(value: Any, utc_offset_min: int) -> Any:  # noqa: ANN401 -- anything that an event may hold
    """Return a value with its times at the chair; the encoder knows the rest, decimals with all of their digits."""
    if isinstance(value, datetime):
        return at_chair(value, utc_offset_min).isoformat()
    if is_dataclass(value):
        value = {field.name: getattr(value, field.name) for field in fields(value)}
    if isinstance(value, Mapping):
        return {key: _plain(item, utc_offset_min) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item, utc_offset_min) for item in value]
    return value
