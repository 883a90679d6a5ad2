"""What a person types: the commands and their options. Only the standard library is imported here."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from fonds import __version__

COMMANDS = ("build", "serve", "search", "check", "accept-anchors", "release", "pdf", "new", "explain")
_EPILOG = """\
exit codes: 0 good; 1 findings of level error (with --strict also warnings); 2 wrong usage or set-up;
3 a fault of the program itself."""


def parser() -> argparse.ArgumentParser:
    """The parser of all commands."""
    top = argparse.ArgumentParser(
        prog=os.environ.get("FONDS_PROG", "fonds"),
        description="Make a documentary edition, as a static website, from the text of a working paper.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"fonds {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)

    build = commands.add_parser("build", help="build every edition in content/ into site/ (the default)")
    _shared(build)
    _building(build)

    serve = commands.add_parser("serve", help="build, serve on localhost, rebuild and reload on change")
    _shared(serve)
    _building(serve)
    serve.add_argument("--port", type=int, default=8000, help="port on localhost (8000)")

    search = commands.add_parser("search", help="search the index from the terminal")
    _shared(search)
    search.add_argument("query", metavar="QUERY", help="words, “phrases”, AND, OR, NOT, NEAR, word~, wor*, field:word")
    search.add_argument("--as-written", action="store_true", help="search no other names that the registers state")
    search.add_argument("--json", action="store_true", help="print a list of {id, url, kind, score, snippet}")
    search.add_argument("--limit", type=_count, default=20, metavar="N", help="how many passages (20)")

    check = commands.add_parser("check", help="verify a built site from its files alone; writes nothing")
    _shared(check, content=False)

    accept = commands.add_parser("accept-anchors", help="record new anchors in anchors.lock")
    _shared(accept)
    accept.add_argument("--afresh", action="store_true", help="number everything anew; only before a release")
    accept.add_argument("--yes", action="store_true", help="do not ask")

    release = commands.add_parser("release", help="make the release that edition.yaml names: pages that never change")
    _shared(release)
    release.add_argument("--base-url", metavar="URL", help="address at which the site will be published")
    release.add_argument("--without-pdf", action="store_true", help="release no PDF, where it cannot be made")
    release.add_argument("--yes", action="store_true", help="do not ask")

    pdf = commands.add_parser("pdf", help="make the PDF of each edition; the next build publishes it")
    _shared(pdf, site=False)
    pdf.add_argument("--base-url", metavar="URL", help="address at which the site will be published")

    new = commands.add_parser("new", help="start an edition from a text file")
    new.add_argument("--content", type=Path, default=Path("content"), metavar="DIR", help="content folder")
    new.add_argument("--title", help="title of the paper; the text's first line where it is not given")
    new.add_argument("id", metavar="ID", help="name of the edition: small letters, digits, hyphens")
    new.add_argument("witness", type=Path, metavar="WITNESS", help="the text file")

    explain = commands.add_parser("explain", help="what the code of a finding means and what to do about it")
    explain.add_argument("code", metavar="CODE", nargs="?", help="such as W-010; without it all codes are listed")
    return top


def parse(arguments: list[str]) -> argparse.Namespace:
    """Options as a namespace; `build` is the command where none is named."""
    words = [argument for argument in arguments if argument != "--no-bootstrap"]
    named = bool(words) and (words[0] in COMMANDS or words[0] in ("-h", "--help", "--version"))
    return parser().parse_args(words if named else ["build", *words])


def _shared(parser_: argparse.ArgumentParser, content: bool = True, site: bool = True) -> None:
    """Options that the commands have in common; one that reads no `content` still lets scripts name the folder."""
    said = "content folder" if content else argparse.SUPPRESS
    written = "folder of the site" if site else argparse.SUPPRESS
    parser_.add_argument("--content", type=Path, default=Path("content"), metavar="DIR", help=said)
    parser_.add_argument("--site", type=Path, default=Path("site"), metavar="DIR", help=written)
    parser_.add_argument("--edition", metavar="ID", help="only this edition")
    parser_.add_argument("--quiet", action="store_true", help="print findings only")
    parser_.add_argument("--verbose", action="store_true", help="list each finding, however many are alike")


def _building(parser_: argparse.ArgumentParser) -> None:
    parser_.add_argument("--strict", action="store_true", help="warnings fail the build")
    parser_.add_argument("--frozen", action="store_true", help="fail when anchors.lock would change (for CI)")
    parser_.add_argument("--base-url", metavar="URL", help="address at which the site will be published")
    parser_.add_argument("--jobs", type=_count, default=os.cpu_count() or 1, metavar="N", help="processes")


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("a number from 1 on is expected")
    return number
