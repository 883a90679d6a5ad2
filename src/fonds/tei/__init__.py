"""Stage 2: the witness becomes TEI P5, the pivot of all that follows.

1. `encode.encode_text`   parts, blocks, notes and pages → elements
2. `header.header`        what the file is and was made from
3. `anchors.settle`       every unit gets the id that the register has for it; ids are given here and nowhere else
4. `serialise`            tree ↔ bytes

`names` is the wall around lxml, `text` reads the words of an element, `units` lists what has an address.
"""
