"""What granian serves."""

import os

from django.core.wsgi import get_wsgi_application

from steadystep.wiring.orphans import stop_with_owner

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "steadystep.wiring.settings")
stop_with_owner()
application = get_wsgi_application()
