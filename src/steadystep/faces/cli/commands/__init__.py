"""One file a command."""

from .backup import backup
from .consider import consider
from .demo import demo
from .doctor import doctor
from .export import export
from .expunge import expunge
from .interactions import interactions
from .migrate import migrate
from .recompute import recompute
from .restore import restore
from .review import review
from .score import score
from .serve import serve
from .up import up

COMMANDS = (
    backup,
    consider,
    demo,
    doctor,
    export,
    expunge,
    interactions,
    migrate,
    recompute,
    restore,
    review,
    score,
    serve,
    up,
)
