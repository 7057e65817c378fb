"""Headings and rows as VSCapture's programs write them, for the tests of its reader."""

from datetime import datetime
from decimal import Decimal
from pathlib import Path

from session.vscapture import Row, VSCaptureReader

RECORDING = Path(__file__).parents[1] / "recordings" / "AS3DataExport.csv"
NEAR = datetime(2026, 11, 20, 10, 0)  # noqa: DTZ001 -- our own local time, as the reader is given it
S5 = "Time,ECG_HR,NIBP_Systolic,NIBP_Diastolic,NIBP_Mean,SpO2,ET_CO2,CO2_RR,T1_Temp,P1_HR,P1_Systolic,P1_Disatolic\n"
INTELLIVUE = (
    "Time,RelativeTime,SystemLocalTime,NOM_PRESS_BLD_NONINV_SYS,NOM_PRESS_BLD_NONINV_DIA,"
    "NOM_PRESS_BLD_NONINV_PULS_RATE,NOM_ECG_CARD_BEAT_RATE,NOM_RESP_RATE,NOM_PULS_OXIM_SAT_O2,NOM_PLETH_PULS_RATE,"
    "NOM_TEMP,NOM_AWAY_CO2_ET\n"
)


def read(text: str, near: datetime = NEAR) -> list[Row]:
    """Return the rows of a text read at once."""
    reader = VSCaptureReader()
    reader.read(text, near)
    return reader.rows(near)


def s5(cells: str, at: str = "20/11/2026 09:59:00") -> dict[str, Decimal]:
    """Return the values of one row below the S/5 heading; `cells` follow the time."""
    (row,) = read(f"{S5}{at},{cells}\n")
    return dict(row.values)


def numbers(**values: str) -> dict[str, Decimal]:
    """Return values by code, as exact numbers."""
    return {code: Decimal(value) for code, value in values.items()}
