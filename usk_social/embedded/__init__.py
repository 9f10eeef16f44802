"""A real PostgreSQL and a real Redis-protocol server from pip wheels, for the demo and the tests.

Both listen on unix sockets in a private directory and nowhere else: no port can be taken, no
password can leak, and their addresses are known before they run. PostgreSQL asks the kernel who
is calling (`peer`). Nothing in here knows Django: its settings are read later.
"""

from usk_social.embedded.home import EmbeddedError, Home
from usk_social.embedded.lending import lent, started
from usk_social.embedded.postgres import Postgres
from usk_social.embedded.valkey import Valkey

__all__ = ["EmbeddedError", "Home", "Postgres", "Valkey", "lent", "started"]
