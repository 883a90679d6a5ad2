"""The registers: what is known of archives, people, places, organisations and works, beside what a text says.

Each is a YAML file, in `content/registers/` for all editions or in an edition's own `registers/`. `load` reads both.
"""

from .archives import Archive, Level, Locator
from .load import Registers, load_registers
from .names import Locality, Named, Organisation, Person
from .works import Work

__all__ = [
    "Archive",
    "Level",
    "Locality",
    "Locator",
    "Named",
    "Organisation",
    "Person",
    "Registers",
    "Work",
    "load_registers",
]
