"""The program: reads the command line and runs one command. The only place where exceptions are caught."""

from __future__ import annotations

import importlib
import sys
import traceback

from .commands.arguments import parse
from .errors import FondsError, UsageError


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns its exit code (see `commands.report`)."""
    try:
        options = parse(sys.argv[1:] if arguments is None else arguments)
    except SystemExit as leaving:  # argparse has said what is wrong, or printed its help
        return int(leaving.code or 0)
    module = importlib.import_module(f".commands.{options.command.replace('-', '_')}", __package__)
    try:
        return int(module.run(options))
    except UsageError as error:
        print(f"fonds: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("fonds: stopped", file=sys.stderr)
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except Exception as error:
        traceback.print_exc()
        kind = "a promise of the program is broken" if isinstance(error, FondsError) else "a fault of the program"
        print(f"fonds: {kind}: {error}\nPlease report it, with the lines above.", file=sys.stderr)
        return 3


if __name__ == "__main__":
    sys.exit(main())
