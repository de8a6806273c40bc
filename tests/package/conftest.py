"""What the tests of the package share: runs of the command on enriched workbooks."""

import pytest
from rich_runs import Runs


@pytest.fixture(scope="session")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Runs:
    """Give the runs, each of which happens once."""
    return Runs(folder=tmp_path_factory.mktemp("runs"))
