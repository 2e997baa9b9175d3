"""What consent refuses. The family tree:

NotAllowed (PermissionError)   this person may not open or write this; says why, and whom to ask
"""

from __future__ import annotations

from steadystep.chart import Words


class NotAllowed(PermissionError):
    """Every reason in words with the next step; `whom_to_ask` are roles, `break_glass` whether that way is open.

    For caregivers and outside systems the reasons neither confirm nor deny that the person is a client.
    """

    def __init__(
        self, reasons: tuple[Words, ...], whom_to_ask: tuple[str, ...] = (), *, break_glass: bool = False
    ) -> None:
        super().__init__(" ".join(str(reason) for reason in reasons))
        self.reasons = reasons
        self.whom_to_ask = whom_to_ask
        self.break_glass = break_glass
