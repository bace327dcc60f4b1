"""Stands in for mojito: an address set while an object is made, and a socket's address inside a function of another process."""
from mojito.koreainvestment import *
