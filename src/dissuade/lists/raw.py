"""What has no place of its own in a party is kept raw and counted, so that nothing official is dropped silently."""

from __future__ import annotations

from lxml import etree

from dissuade.lists.markup import attributes
from dissuade.lists.reading import Reading, local_name
from dissuade.lists.values import clean_text
from dissuade.model.party import RawField

__all__ = ["RawFields"]


class RawFields:
    """The raw fields of one record.

    Args:
        reading: the notebook in which each kept field is counted as unmapped.
    """

    __slots__ = ("_fields", "_reading")

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._fields: dict[RawField, None] = {}

    def keep(self, field: str, value: str | None) -> None:
        """Keep one value under the name of its official field; empty ones and repetitions are nothing to keep."""
        text = clean_text(value)
        kept = RawField(field=field, value=text)
        if text and kept not in self._fields:
            self._reading.unmapped[field] += 1
            self._fields[kept] = None

    def keep_element(self, element: etree._Element, within: str = "") -> None:
        """Keep every text and attribute inside an element, each under its path."""
        path = f"{within}/{local_name(element)}" if within else local_name(element)
        self.keep(path, element.text)
        for name, value in attributes(element).items():
            self.keep(f"{path}@{name}", value)
        for child in element:
            self.keep_element(child, path)
            self.keep(path, child.tail)

    def take(self) -> tuple[RawField, ...]:
        """Everything that was kept, in order."""
        return tuple(self._fields)
