"""The paper form of a session, and ways to change a line of it."""

FORM = """\
patient    Okafor, Miriam
born       1979-03-14
mrn        004182
sex        F
weight     68.4 kg
allergies  penicillin, latex
protocol   outpatient-titration
order      ketamine 2 mg/mL, start 0.4 mg/kg/h, 90 min, max 60 mg
date       2026-11-20
nurse      A. Lindqvist

09:52  125/78 73 98% r15 p8
10:00  start 0.4 mg/kg/h
10:05  128/80 74 98% r15 p8
10:15  rate 0.5 mg/kg/h
10:31  d3; "Floating, comfortable."
10:44  effect nausea mild
10:45  given ondansetron 4 mg iv
11:30  end
11:41  ready
12:06  left
"""
HEADER, _, BODY = FORM.partition("\n\n")


def changed(number: int, line: str) -> str:
    """Return the form with another line at that number; the first is 1."""
    lines = FORM.splitlines()
    lines[number - 1] = line
    return "\n".join(lines)


def without(*numbers: int) -> str:
    """Return the form without those lines."""
    return "\n".join(line for number, line in enumerate(FORM.splitlines(), start=1) if number not in numbers)


def with_body(*lines: str) -> str:
    """Return the form's header with these lines below it."""
    return HEADER + "\n\n" + "\n".join(lines)
