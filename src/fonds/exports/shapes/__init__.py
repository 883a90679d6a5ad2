"""Other shapes of the same edition, for people: EPUB, PDF and plain text.

1. `addresses`   where things stand in a book
2. `book`        the linked TEI as a book, by the table that makes the pages of the site
3. `epub`        the book as an EPUB 3 (`xhtml`: its pages made ready)
4. `pdf`         the book as a PDF, with notes at the feet of its pages; needs packages of its own (`marked`: its page
                 made ready)
5. `plain`       the book as plain text
6. `kept`        what was made before, and whether it is still of today's edition
7. `stage`       all of them for a build
"""
