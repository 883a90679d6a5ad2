"""Works that the notes cite: books, articles, papers, newspapers, interviews, what is in private hands.

1. `full`, `private`, `serials`   what a part of a note says of a work, read from its form
2. `short`                        what only recalls one
3. `resolve`                      which work it recalls, and how sure that is
4. `collect`                      all works of an edition, each once, and all citations of them
5. `mark`                         the citations put into the notes, the works into the header
6. `record`, `csl`                a work as TEI and back, and as CSL-JSON
"""
