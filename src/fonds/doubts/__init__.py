"""Stage 4: the linked TEI is read for what an editor should look at. Nothing is changed; each doubt is a finding.

1. `passages`   the text as the edition reads it, block by block, with line and column
2. `paper`      the passages by section and document
3. one module for each finding; `stage` asks them all

A finding that cries wolf is worse than none: each rule asks what the paper does elsewhere and stays silent where the
text can be read without a fault. What an editor has emended, supplied or marked as lost is answered.
"""

from .stage import look

__all__ = ["look"]
