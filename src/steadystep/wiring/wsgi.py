"""What granian serves."""

import os

from django.core.wsgi import get_wsgi_application

from steadystep import knowledge
from steadystep.wiring import collector
from steadystep.wiring.orphans import stop_with_owner

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "steadystep.wiring.settings")
stop_with_owner()
application = get_wsgi_application()
knowledge.load()
collector.settle()
