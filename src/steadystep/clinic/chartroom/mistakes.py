"""What the doors answer when they stay shut. The family tree:

DoorShut
  NoSuchChart      there is no such client (or nobody may know there is)
  Conflict         the same id was used for something else
NotAllowed         (clinic.consent) this person may not
Refused            (chart) the chart does not take it, in words
"""

from steadystep.chart import Words, say


class DoorShut(Exception):
    """A request that ends at the door; `says` is for the person who asked."""

    def __init__(self, says: Words) -> None:
        super().__init__(str(says))
        self.says = says


class NoSuchChart(DoorShut):
    def __init__(self) -> None:
        super().__init__(say("There is no such client. Check the link, or search by name."))


class Conflict(DoorShut):
    def __init__(self, entry_id: str) -> None:
        super().__init__(
            say(
                "The id {id} already stands for another entry. Nothing was written; send it again under a new id.",
                id=entry_id,
            )
        )
