"""A protocol written as TOML is read back as the same protocol, in the order and the shape of the shipped files."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from session.protocol import EmergencyCard, Protocol, Step
from session.protocol_reader import parse_protocol
from session.protocol_text import write_protocol
from tests.session.cases import PROTOCOL_FILE, SHIPPED
from tests.session.protocol_strategies import protocols

FILES = sorted(PROTOCOL_FILE.parent.glob("*.toml"))


@settings(max_examples=40)
@given(protocols())
def test_that_what_was_written_is_read_as_the_same_protocol(protocol: Protocol) -> None:
    assert parse_protocol(write_protocol(protocol), "x") == protocol


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_that_a_shipped_protocol_is_written_as_it_was_read(file: Path) -> None:
    shipped = parse_protocol(file.read_text("utf-8"), file.name)
    assert parse_protocol(write_protocol(shipped), file.name) == shipped


def test_that_the_fields_stand_in_the_order_of_the_shipped_file_under_short_headings() -> None:
    lines = write_protocol(SHIPPED).splitlines()
    shipped = PROTOCOL_FILE.read_text("utf-8").splitlines()
    heads, shipped_heads = ([line for line in each if line.startswith("[")] for each in (lines, shipped))
    assert heads == shipped_heads
    assert lines[1:5] == shipped[1:5]
    assert "# At which to stop." in lines
    assert [line for line in lines if len(line) > 120 and not line.startswith(("  ", "source", *SIGNS))] == []


def test_that_what_is_done_about_an_alert_is_written_as_in_the_shipped_file() -> None:
    text, shipped = write_protocol(SHIPPED), PROTOCOL_FILE.read_text("utf-8")
    for head in ("persist_s", "[actions]", "[far]", "[[emergency]]"):
        assert (found := re.search(rf"^{re.escape(head)}.*?\n\n", shipped, re.MULTILINE | re.DOTALL))
        assert found[0] in text
    assert '"Stop the infusion | end; emergency"' in text


def test_that_an_emergency_without_drugs_says_nothing_of_them() -> None:
    bare = replace(
        SHIPPED, emergency=(EmergencyCard("Fainting", (Step("Lie flat", "pause; lay || flat"), Step("Look"))),)
    )
    text = write_protocol(bare)
    assert '[[emergency]]\ntitle = "Fainting"\nsteps = ["Lie flat | pause; lay || flat", "Look"]\n\n' in text
    assert parse_protocol(text, "x") == bare


def test_that_what_asks_for_nothing_is_left_out() -> None:
    text = write_protocol(SHIPPED)
    assert "rate_cap" not in text
    assert "maximum_mg =" not in text


SIGNS = tuple(f"{advice.code} = " for advice in SHIPPED.advice)


def test_that_a_limit_of_zero_is_not_written_as_no_limit() -> None:
    strict = replace(SHIPPED, baseline_max_age_min=0)
    assert parse_protocol(write_protocol(strict), "again.toml") == strict
