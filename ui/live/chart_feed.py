"""Keeps the live chart up to date: marks at each entry, device samples as they come, the moment once a second."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject

from session.events import Event, VitalsRecorded
from session.pk_models import DEFAULT_MODEL
from session.ports import Journal, Sample, SampleTrack
from session.problems import StorageProblem
from session.times import at_chair
from ui.charts.marks import SAMPLE_CHANNELS, Marks
from ui.charts.session_chart import SessionChart
from ui.charts.session_marks import Drawing, origin_of, span_of
from ui.running_session import RunningSession

_REFRESH = timedelta(seconds=10)


class ChartFeed(QObject):
    """Owned by the live screen; the chart itself knows nothing of sessions.

    `unreadable` is a sentence where the samples on disk could not be read.
    """

    def __init__(self, chart: SessionChart, running: RunningSession, journal: Journal) -> None:
        super().__init__(chart)
        self.unreadable = ""
        self._chart, self._running, self._journal = chart, running, journal
        self._drawing = Drawing()
        self._marks = Marks()
        self._model = DEFAULT_MODEL
        self._heard: dict[str, array[float]] = defaultdict(_pairs)
        self._origin: datetime | None = None
        self._drawn: datetime | None = None
        self._pending: tuple[Event, ...] = ()
        running.bridge.submitted.connect(self._submitted)
        running.bridge.recorded.connect(self._recorded)
        running.bridge.failed.connect(self._failed)
        running.sampled.connect(self._sampled)
        self._place_axis()
        self.tick()

    def tick(self) -> None:
        """Move the moment; due slots and the dose are drawn again every few seconds."""
        now = self._running.recorder.now()
        if self._drawn is None or now - self._drawn >= _REFRESH:
            self.refresh()
        self._chart.tick(self._seconds(now))

    def refresh(self, *, at_once: bool = False) -> None:
        """Draw the marks again from the session as it is; `at_once` paints the lanes before anything else is done."""
        now = self._running.recorder.now()
        state = self._running.state
        if origin_of(state) != self._origin:
            self._place_axis()
        self._marks = self._drawing.marks_of(state, now, self._pending, model=self._model)
        if at_once:
            self._chart.paint_lanes(self._marks)
        self._chart.set_marks(self._marks)
        self._drawn = now

    def _paint_values(self) -> None:
        """Paint the values that were entered before what follows from them is even reckoned."""
        state, now = self._running.state, self._running.recorder.now()
        self._chart.paint_lanes(self._drawing.with_values(self._marks, state, now, self._pending))

    def predict_with(self, model: str) -> None:
        """Draw the predicted concentration of this model from now on, or none."""
        if model != self._model:
            self._model = model
            self.refresh()

    def _seconds(self, moment: datetime) -> float:
        return (moment - (self._origin or moment)).total_seconds()

    def _place_axis(self) -> None:
        """Put 0:00 where the session begins; device samples are laid out again from the record."""
        state, now = self._running.state, self._running.recorder.now()
        self._origin = origin_of(state)
        local = at_chair(self._origin, state.utc_offset_min) if self._origin else None
        self._chart.set_axis(local, span_of(state, now))
        self._chart.clear_samples()
        if self._origin is None:
            return
        for code, track in self._kept().items():
            at, values = np.asarray(track.at, np.float64), np.asarray(track.values, np.float64)
            heard = self._heard.get(code)
            earlier = at < heard[0] if heard else np.ones(at.shape, np.bool_)
            self._lay(code, at[earlier], values[earlier])
        for code, heard in self._heard.items():
            self._lay(code, *_columns(heard))

    def _kept(self) -> Mapping[str, SampleTrack]:
        """Return the samples on disk that the chart can draw; samples that cannot be read are left out."""
        try:
            tracks = self._journal.samples(self._running.recorder.session_id)
        except StorageProblem as problem:
            self.unreadable = problem.sentence
            return {}
        return {code: track for code, track in tracks.items() if code in SAMPLE_CHANNELS}

    def _lay(self, code: str, at: NDArray[np.float64], values: NDArray[np.float64]) -> None:
        if self._origin is not None:
            self._chart.append_samples(code, at - self._origin.timestamp(), values)

    def _submitted(self, events: Iterable[Event]) -> None:
        self._pending = (*self._pending, *events)
        self.refresh()

    def _recorded(self, event: Event, _state: object) -> None:
        self._forget((event,))
        readings = isinstance(event.body, VitalsRecorded)
        if readings:
            self._paint_values()
        self.refresh(at_once=not readings)

    def _failed(self, events: Iterable[Event], _sentence: str) -> None:
        self._forget(events)
        self.refresh()

    def _forget(self, events: Iterable[Event]) -> None:
        gone = {event.event_id for event in events}
        self._pending = tuple(event for event in self._pending if event.event_id not in gone)

    def _sampled(self, samples: Iterable[Sample]) -> None:
        new: dict[str, array[float]] = defaultdict(_pairs)
        for sample in samples:
            if sample.code in SAMPLE_CHANNELS:
                new[sample.code].extend((sample.at.timestamp(), float(sample.value)))
        for code, heard in new.items():
            self._heard[code].extend(heard)
            self._lay(code, *_columns(heard))


def _pairs() -> "array[float]":
    """Return room for moments in seconds of the Unix epoch, each followed by its value."""
    return array("d")


def _columns(heard: "array[float]") -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    pairs = np.array(heard, np.float64).reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1]
