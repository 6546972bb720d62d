"""`python3 -m app …`: makes a fresh checkout ready, then runs the command in the project's own environment.

Standard library only, and this file has to be readable by older interpreters, to say which one is needed.
"""

import os
import sys

MINIMUM = (3, 11)
IS_INSTALLED = getattr(sys, "frozen", False)  # the launcher of the installed program says so
IS_CHECKOUT = not IS_INSTALLED and os.path.exists(
    os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "pyproject.toml")
)


def main():  # type: () -> int
    """Set up if need be, and run the command. Returns the exit status."""
    arguments = sys.argv[1:]
    if sys.version_info < MINIMUM:
        found = ".".join(map(str, sys.version_info[:3]))
        print("Python 3.11 이상이 필요합니다. / Python 3.11 or newer is needed. (%s)" % found, file=sys.stderr)
        return 2
    try:
        if IS_INSTALLED and arguments[:1] == ["worker"]:
            from app.system import interpreter

            return interpreter.run_worker(arguments[1:])
        # installed: everything is there already
        return run_checkout(arguments) if IS_CHECKOUT else dispatch(arguments)
    except KeyboardInterrupt:
        return 130


def run_checkout(arguments):  # type: (list[str]) -> int
    """Run a command of a source checkout, set up first."""
    import subprocess

    from app import provision

    command = arguments[0] if arguments else ""
    try:
        if command == "lock":
            provision.make_lock()
            return 0
        python = str(provision.ensure(arguments))
    except provision.SetupError as error:
        return provision.explain(error, arguments)
    if command == "check":
        return provision.check()
    if command == "sbom":
        files = [os.path.abspath(each) for each in arguments[1:]]
        os.chdir(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
        return subprocess.call([python, "-m", "installer.supply_chain.sbom", *files])
    if command != "test" and os.path.abspath(sys.executable) == os.path.abspath(python):
        return dispatch(arguments)
    return hand_over(python, arguments)


def dispatch(arguments):  # type: (list[str]) -> int
    """Run the command in this interpreter."""
    from app.cli import main as run

    return run(arguments)


def hand_over(python, arguments):  # type: (str, list[str]) -> int
    """Become the environment's interpreter; on Windows, where that is not possible, wait for it."""
    import subprocess

    os.environ.setdefault("PYTHONUTF8", "1")
    if arguments[:1] == ["test"]:
        os.chdir(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
        command = [python, "-m", "pytest", *arguments[1:]]
    else:
        command = [python, "-m", "app", *arguments]
    if sys.platform == "win32":
        return subprocess.call(command)
    sys.stdout.flush()
    sys.stderr.flush()
    os.execv(python, command)


if __name__ == "__main__":
    sys.exit(main())
