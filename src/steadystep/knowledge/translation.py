"""The words of an instrument in another language, as whoever holds the rights published them. Never a machine's."""

from .provenance import Fact, Provenance, refuse
from .scale import Option


class PackItem(Fact, frozen=True, kw_only=True):
    """`options` where this item has answers of its own."""

    number: int
    text: str
    options: tuple[Option, ...] = ()


class Translation(Fact, frozen=True, kw_only=True):
    """A file `measures/translations/<instrument>.<language>.yaml`; the way of counting stays the instrument's.

    `publisher` made or published the words; `permission` is the sentence by which they may ship, as it was read;
    `read_where` are the public copies that were read whole and compared. Until a person has compared them with the
    publisher's own print, `provenance.verification` is `unverified` and screens for staff say so.
    """

    id: str
    instrument: str
    language: str
    title: str
    items: tuple[PackItem, ...]
    stem: str = ""
    options: tuple[Option, ...] = ()
    publisher: str
    permission: str
    read_where: tuple[str, ...]
    notes: tuple[str, ...] = ()
    provenance: Provenance

    def __post_init__(self) -> None:
        faults = []
        if self.id != f"{self.instrument}.{self.language}":
            faults.append("id is not instrument and language. Next: write it as phq_9.es")
        if not (self.publisher.strip() and self.permission.strip() and self.read_where):
            faults.append(
                "publisher, permission or read_where is empty. Next: say whose words, by which right, read where"
            )
        refuse(faults)
