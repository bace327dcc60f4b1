"""Stands in for python-kis: as there, each module copies the addresses while this package is being loaded."""
from pykis.kis import KisAuth, PyKis
