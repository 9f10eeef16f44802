"""The portal as a WSGI application, for gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

from usk_social.keys import expect_keys_that_fit

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "usk_social.settings")

application = get_wsgi_application()
expect_keys_that_fit()
