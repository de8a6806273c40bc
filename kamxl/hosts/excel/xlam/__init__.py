"""The add-in file kamxl.xlam, written byte by byte: package, macro project, compound file."""

from kamxl.hosts.excel.xlam.package import AddinParts, addin_package
from kamxl.hosts.excel.xlam.vba_project import ModuleKind, VbaModule, vba_project

__all__ = ["AddinParts", "ModuleKind", "VbaModule", "addin_package", "vba_project"]
