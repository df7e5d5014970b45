"""The command line: which command, and what happens when it is interrupted. The commands are in `commands/`."""

import argparse
import errno
import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module

from textlint_news.errors import UserError
from textlint_news.version import __version__

NAME = "textlint-news"
COMMANDS = {
    "check": "find defects in files and, with --fix, repair them",
    "accept": "write a finding that is right as it is into the accept file",
    "review": "accept or reject each repair on a page in the browser",
    "explain": "what a rule finds, why, how safe its fix is, and its examples",
    "rules": "all rules",
    "config": "the settings there are; `config show PATH`: those that count for a file",
    "languagetool": "grammar by LanguageTool: install it, start it, stop it",
    "test": "prove the rules of a pack by their examples",
    "clean": "remove the cache",
    "schema": "JSON schemas of the configuration and of rule packs, for editors",
    "completion": "what a shell needs to complete commands, flags and rules",
    "lsp": "check articles in an editor, as a language server",
    "serve": "check articles over HTTP, as a LanguageTool server",
}
ARGUMENTS = {
    "check": "[PATH …]",
    "accept": "FILE:LINE[:COLUMN]",
    "review": "[PATH …]",
    "explain": "RULE …",
    "config": "[KEY | show PATH]",
    "test": "PACK …",
    "schema": "FILE",
    "completion": "SHELL",
    "languagetool": "install | status | start | stop",
}
_EXIT_CODES = "exit codes: 0 clean, or everything was fixed; 1 findings are left; 2 something could not be run, read or written"

INTERRUPTED = 130
_BROKEN_PIPE = 141
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_GARBAGE = 50_000
"""New objects between two looks for garbage: a start makes many objects and no garbage."""


def entry() -> None:
    """Run the command line of this process and leave at once: taking an interpreter down costs a tenth of a short run."""
    gc.set_threshold(_GARBAGE)
    if "_ARGCOMPLETE" in os.environ:  # a shell asks what may come next
        from textlint_news.completing import answer

        answer()
    code = main()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    if (patterns := sys.modules.get("textlint_news.patterns")) is not None:  # imported by what needs it, not by --help
        patterns.keep()
    os._exit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        args = parsed(words)
        sys.stdout.reconfigure(errors="backslashreplace", newline="\n")  # type: ignore[union-attr]
        sys.stderr.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
        code: int = import_module(f"textlint_news.commands.{args.command}").run(args)
        sys.stdout.flush()
    except UserError as error:
        from textlint_news.report.trouble import complain

        complain(str(error))
        return 2
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # `textlint-news … | head` is no error
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _BROKEN_PIPE
    except OSError as error:
        if error.errno not in _NO_ROOM:
            return _failed()
        sys.stderr.write(f"error: cannot write the output: {error.strerror}\n")
        return 2
    except Exception:
        return _failed()
    return code


def _failed() -> int:
    import traceback

    traceback.print_exc()
    sys.stderr.write("error: textlint-news failed; please report the lines above\n")
    return 2  # not Python's 1, which here means that findings are left


def parsed(words: Sequence[str]) -> argparse.Namespace:
    """The arguments of a command line; `command` says whose. Exits, as argparse does, after --help and after mistakes."""
    if words and words[0] in COMMANDS:
        own = parser(words[0])
        # Options may stand between paths. (What does that for argparse knows no `--`.)
        parse = own.parse_args if "--" in words else own.parse_intermixed_args
        return parse(words[1:], argparse.Namespace(command=words[0]))
    top = parser()
    if not words:
        top.print_help(sys.stderr)
        top.exit(2)
    return top.parse_args(words)


def parser(command: str = "", *, filled: str = "") -> argparse.ArgumentParser:
    """The parser of one command, or the one that only knows what commands there are (and what `filled` takes)."""
    if command:
        about = f"{COMMANDS[command][0].upper()}{COMMANDS[command][1:]}."
        usage = f"{NAME} {command} [OPTIONS] {ARGUMENTS.get(command, '')}".rstrip()
        own = argparse.ArgumentParser(
            prog=f"{NAME} {command}", usage=usage, description=about, epilog=_EXIT_CODES, formatter_class=_Help
        )
        import_module(f"textlint_news.commands.{command}").add(own)
        return own
    top = argparse.ArgumentParser(
        prog=NAME, description="Finds and repairs defects in news text.", epilog=_EXIT_CODES, formatter_class=_Help
    )
    top.add_argument("--version", action="version", version=f"{NAME} {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND", prog=NAME, title="commands")
    for name, summary in COMMANDS.items():
        own = commands.add_parser(name, help=summary)
        if name == filled:
            import_module(f"textlint_news.commands.{name}").add(own)
    return top


class _Help(argparse.HelpFormatter):
    """As wide as the terminal. Asking for the width here saves argparse, and every start, the import of shutil."""

    def __init__(self, prog: str) -> None:
        try:
            columns = os.get_terminal_size().columns
        except OSError:
            columns = 100
        super().__init__(prog, max_help_position=30, width=max(columns - 2, 40))
