"""One file a command."""

from .migrate import migrate
from .serve import serve
from .up import up

COMMANDS = (migrate, serve, up)
