"""Fonds makes a documentary edition of a working paper. The folders, read in order, are the sentence of what happens:

1. `witness`   a text file is read into pages, lines, paragraphs and notes, each with its line and column
2. `tei`       the witness is encoded as TEI P5; ids are given here and nowhere else
3. `link`      the TEI gets more markup: archival citations, references to documents; its text stays the same
4. `site`      the linked TEI becomes pages; addresses are made here and nowhere else
5. `search`    the linked TEI becomes passages, an index, and the index's form for the browser
6. `exports`   the linked TEI becomes files for other programs
7. `checks`    what was written is read back
8. `publish`   what was built takes the place of the old site in one step

A stage imports only what stands before it, and the leaves: `config`, `findings`, `catalogue`, `source`, `errors`.
`commands` are what a person types; `commands.build` calls the stages in this order.
"""

__version__ = "0.1.0"
