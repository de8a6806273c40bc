"""Fail when a test that needs a program did not run: all_ran.py PROGRAM JUNIT.xml … < IDS_OF_ITS_TESTS."""

# ruff: noqa: INP001, T201 - a script, run by .ci/run

import sys
from xml.etree import ElementTree as ET

program, *reports = sys.argv[1:]
needing = {line.strip() for line in sys.stdin if "::" in line}
ran = {
    f"{case.get('classname', '').replace('.', '/')}.py::{case.get('name')}"
    for report in reports
    for case in ET.parse(report).iter("testcase")  # noqa: S314 - pytest wrote it a moment ago
    if case.find("skipped") is None
}
missing = sorted(needing - ran)
print(f"{len(needing)} tests need {program}; {len(missing)} of them did not run.")
sys.exit("\n".join(missing) or (0 if needing else f"{program} is not here."))
