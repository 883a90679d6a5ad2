"""Stage 9: what was written is read back. Nothing here looks at the memory of the stages before.

1. `pages.check_pages`   links and fragments, ids, the security policy
2. `data.check_data`     data files against their schemas, addresses against the pages
3. `words.check_witness` the published witness, TEI and ledger against each other
4. `shapes.check_shapes`     EPUB and plain text against the inventory of notes and addresses
5. `deposit.check_deposit`   what archives are told against what was built (by the command `check` alone)

`site.check_site` does the first four.
"""

from .data import FILES, check_data
from .deposit import check_deposit
from .pages import POLICY, WrittenPage, check_pages
from .site import check_site, editions_in
from .words import check_witness, check_words, rebuild

__all__ = [
    "FILES",
    "POLICY",
    "WrittenPage",
    "check_data",
    "check_deposit",
    "check_pages",
    "check_site",
    "check_witness",
    "check_words",
    "editions_in",
    "rebuild",
]
