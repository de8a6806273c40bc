"""Fail when a test that needs LibreOffice did not run: office_ran.py JUNIT.xml … < IDS_OF_OFFICE_TESTS."""

# ruff: noqa: INP001, T201 - a script, run by .ci/run

import sys
from xml.etree import ElementTree as ET

office = {line.strip() for line in sys.stdin if "::" in line}
ran = {
    f"{case.get('classname', '').replace('.', '/')}.py::{case.get('name')}"
    for report in sys.argv[1:]
    for case in ET.parse(report).iter("testcase")  # noqa: S314 - pytest wrote it a moment ago
    if case.find("skipped") is None
}
missing = sorted(office - ran)
print(f"{len(office)} tests need LibreOffice; {len(missing)} of them did not run.")
sys.exit("\n".join(missing) or (0 if office else "LibreOffice is not here."))
