"""Samples with a known truth: an edition in TEI is printed on pages and comes out as a PDF's damaged text.

    PYTHONPATH=tests python -m damage --essay FILE.xml:CHAPTER --documents FILE.xml:FROM-TO --level seed --rng 7 OUT

The text goes to OUT.txt, the truth beside it to OUT.truth.json. The same options give the same bytes. `sources` reads
the TEI, `printing` sets pages, `levels` says how much is damaged, `extraction` writes what a program would give back.
"""
