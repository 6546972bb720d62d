"""`python3 -m installer build | test | policies FOLDER`: makes the Windows packages, and tries them out.

Standard library only until the project's own environment runs it.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from app import provision
from app.provisioning.layout import ROOT, default_layout


def main(arguments: Sequence[str]) -> int:
    """Set up if need be, and run the command. Returns the exit status."""
    parsed = _parser().parse_args(arguments)
    try:
        python = provision.ensure(["check"])  # everything that the tests need
        if Path(sys.executable).absolute() != python.absolute():
            os.chdir(ROOT)
            os.execv(python, [str(python), "-m", "installer", *arguments])
        return _run(parsed)
    except provision.SetupError as error:
        return provision.explain(error, [])
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python3 -m installer")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("build", help="make dist/Seogo-*.msi and dist/Seogo-Model-*.msi")
    test = commands.add_parser("test", help="install, use, upgrade and remove them under wine")
    test.add_argument("--all", action="store_true", help="the whole journey even where a smoke test would do")
    test.add_argument("options", nargs=argparse.REMAINDER, help="for pytest")
    policies = commands.add_parser("policies", help="write the ADMX and ADML files, and the recommended values")
    policies.add_argument("options", nargs=argparse.REMAINDER, help="see installer/policies/__main__.py")
    return parser


def _run(arguments: argparse.Namespace) -> int:
    from installer.tools import ensure_tools

    if arguments.command == "policies":
        from installer.policies.__main__ import main as write_policies

        return write_policies(arguments.options)
    ensure_tools()
    started = time.monotonic()

    def say(text: str) -> None:
        print(f"{time.monotonic() - started:6.1f} s  {text}", flush=True)

    if arguments.command == "build":
        from installer.build import build

        build(default_layout(), say)
        return 0
    from installer.trial import run_tests

    return run_tests(default_layout(), say, arguments.options, everything=arguments.all)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
