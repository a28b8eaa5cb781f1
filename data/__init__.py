"""Reading: a source -> tabs of cells -> typed records, and everything that was refused, and why."""

from data.errors import SchemaError, SourceError
from data.records import Records, load
from data.settings import Settings, read_settings

__all__ = ["Records", "SchemaError", "Settings", "SourceError", "load", "read_settings"]
