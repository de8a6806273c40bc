"""What xlwings wants of an engine; each class says of everything that is not made that it is not.

Their types say less than an engine has (every property is read-only there), so they are taken as they come.
"""

import importlib
from typing import Any

base_classes: Any = importlib.import_module("xlwings.base_classes")
