"""One file a command."""

from .backup import backup
from .consider import consider
from .demo import demo
from .doctor import doctor
from .export import export
from .expunge import expunge
from .interactions import interactions
from .migrate import migrate
from .outcomes import outcomes_command
from .recompute import recompute
from .restore import restore
from .review import review
from .safety_times import safety_times_command
from .score import score
from .serve import serve
from .up import up
from .wording import wording

COMMANDS = (
    backup,
    consider,
    demo,
    doctor,
    export,
    expunge,
    interactions,
    migrate,
    outcomes_command,
    recompute,
    restore,
    review,
    safety_times_command,
    score,
    serve,
    up,
    wording,
)
