"""What KAM Map asks a team: what was seen of its book, and what it has decided so far."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from kamxl.domain.errors import NothingRecognisedError
from kamxl.sheets.accounts.names import NameCandidate, NameMatch
from kamxl.sheets.book import Book, RecognisedSheet
from kamxl.sheets.settings.settings_sheet import Alias, HeaderMapping, OwnWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """Everything that stands on KAM Map.

    Attributes:
        sheets: The regions that were found, recognised or not.
        names: Names that lead nowhere, and those that were taken for an account although spelled otherwise.
        own: What the team decided by hand so far.
        kept_beside: Whether KAM Settings stands in the same workbook, and keeps names and settings.
        checked: Name and place of the open workbook that was checked.
    """

    sheets: tuple[RecognisedSheet, ...]
    names: tuple[NameCandidate | NameMatch, ...] = ()
    own: OwnWords = field(default_factory=OwnWords)
    kept_beside: bool = False
    checked: tuple[str, str] | None = None

    @classmethod
    def about(
        cls, book: Book, *, kept_beside: bool = False, checked: tuple[str, str] | None = None
    ) -> "Questions":
        """Ask about a book that was read."""
        own = OwnWords(values=book.setting_values, mappings=book.mappings, aliases=book.aliases)
        return cls(
            sheets=book.recognised,
            names=(*book.candidates, *book.matched),
            own=own,
            kept_beside=kept_beside,
            checked=checked,
        )

    @classmethod
    def about_nothing(
        cls, error: NothingRecognisedError, *, checked: tuple[str, str] | None = None
    ) -> "Questions":
        """Ask about a book of which no sheet was recognised."""
        own = error.own if isinstance(error.own, OwnWords) else OwnWords()
        return cls(sheets=error.sheets, own=own, checked=checked)

    @property
    def mappings(self) -> Sequence[HeaderMapping]:
        """What the team said of columns."""
        return self.own.mappings

    @property
    def aliases(self) -> Mapping[str, Alias]:
        """What the team said of names and KAM Settings does not keep, by the name."""
        if self.kept_beside:
            return MappingProxyType({})
        return {one.written: one for one in self.own.aliases if one.belongs_to}

    @property
    def decided_names(self) -> frozenset[str]:
        """The names about which nothing needs to be asked."""
        return frozenset(one.written for one in self.own.aliases if one.belongs_to)
