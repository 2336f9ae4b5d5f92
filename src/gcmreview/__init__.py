"""A reference tool for one press release: who spoke, what they said, and in which paragraph."""

# A constant, because importlib.metadata costs every start 17 to 50 ms.
__version__ = "0.2.0"
