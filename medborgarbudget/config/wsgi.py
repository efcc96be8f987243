"""The entrance for a WSGI server."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import resolve

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "medborgarbudget.config.settings")

application = get_wsgi_application()

# Views are otherwise loaded while the first visitor waits.
resolve("/")
# What is loaded now stays for good. Collecting garbage would look through it time and again, for
# a tenth of a second each, while somebody waits for a page.
gc.collect()
gc.freeze()
