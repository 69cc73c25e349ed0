"""The `onesheet` command.

Exit status: 0 when all went well, 1 when something was refused or could not be done (standard error says what), 2 when
the command itself was not understood.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Sequence
from typing import Any

from onesheet import __version__
from onesheet.config.env import SettingError
from onesheet.exchange.pure.asked import OPTIONS

_MOST_JOBS = 256
_MOST_KEPT = 10_000
_ROLES = ("critic", "editor", "programmer", "moderator", "operator")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="onesheet", description="Everything said about a film, on one sheet that you own."
    )
    parser.add_argument("--version", action="version", version=f"onesheet {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)

    read = commands.add_parser("read", help="read documents and show what they say; needs no site")
    read.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="a document: text, HTML, wikitext, JSON or a feed, gzipped or not; - for standard input",
    )
    read.add_argument(
        "--json", action="store_true", help="one JSON object a document and line, as docs/concepts.md tells"
    )
    read.add_argument(
        "--jobs", type=_jobs, default=1, metavar="N", help="read with N processes; 0 for one a processor (default 1)"
    )

    add = commands.add_parser("add", help="read documents, store them and publish them on film pages")
    add.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="a document: text, HTML, wikitext, JSON or a feed, gzipped or not; - for standard input",
    )
    add.add_argument("--source", default="", help="who says it; by default what the document says of itself")
    add.add_argument("--source-kind", default="", help="house, encyclopedia, magazine, members, dataset or other")
    add.add_argument(
        "--licence",
        default="",
        help="an SPDX name such as CC-BY-SA-4.0, or own; without one visitors see only the sentences used",
    )
    add.add_argument("--address", default="", help="where everybody can read the document")

    critics = commands.add_parser("critics", help="take in a table of critics' reviews: CSV or TSV, gzipped or not")
    critics.add_argument("file", nargs="?", metavar="FILE", help="the table")
    critics.add_argument("--films", default="", metavar="FILE", help="the table of films that it names by number")
    critics.add_argument("--source", default="", metavar="NAME", help="who made it; by default what its shape tells")
    critics.add_argument("--licence", default="", help="of the quotes, an SPDX name such as CC-BY-SA-4.0")
    critics.add_argument("--dry-run", action="store_true", help="say what would become of each row, and change nothing")
    critics.add_argument("--json", action="store_true", help="print the counts as one JSON object")
    critics.add_argument("--undo", type=int, metavar="N", help="take out again what table N made")

    _add_serving(commands)
    _add_accounts(commands)
    rebuild = commands.add_parser("rebuild", help="make the record again from the statements")
    rebuild.add_argument(
        "films", nargs="*", metavar="FILM", help="the last part of a film's address; all films by default"
    )

    doctor = commands.add_parser(
        "doctor", help="look whether database, texts, files and counts are sound, and mend what can be mended"
    )
    doctor.add_argument("--check", action="store_true", help="mend nothing; exit status 1 where something is wrong")

    _add_moving(commands)
    import_ = commands.add_parser(
        "import", help="take in a file, folder or zip of another service, a catalogue, or a whole site"
    )
    import_.add_argument("file", nargs="?", metavar="FILE", help="the file or folder")
    import_.add_argument(
        "--member", default="", metavar="NAME", help="whose it is, where it is a member's; made where there is none"
    )
    import_.add_argument("--dry-run", action="store_true", help="say what would become of each row, and write nothing")
    import_.add_argument("--json", action="store_true", help="print the counts as one JSON object, the last line")
    import_.add_argument(
        "--conflict", choices=("keep", "file"), default="keep", help="who wins where both say something (default keep)"
    )
    import_.add_argument("--source", default="", metavar="NAME", help="who says what it says, where it does not itself")
    import_.add_argument("--licence", default="", help="of its texts, an SPDX name such as CC-BY-SA-4.0")
    import_.add_argument(
        "--map",
        default="",
        metavar="MAP",
        help="what a table's columns mean: Titel=title,Jahr=year, or a JSON file of that; it counts for this file alone, a mapping "
        "that is to be kept is made on a page",
    )
    import_.add_argument(
        "--option",
        action="append",
        default=[],
        choices=tuple(OPTIONS),
        metavar="NAME",
        help="what a format may be asked for: people, who made the films of IMDb's datasets; video, the videos of TMDB's daily export",
    )
    import_.add_argument("--undo", type=int, metavar="N", help="take back all that import N did")
    import_.add_argument("--report", type=int, metavar="N", help="print what became of every row of import N, as CSV")
    import_.add_argument(
        "--take-single",
        type=int,
        metavar="N",
        help="take in the rows of import N that lack only a year and could be one film alone; --dry-run lists them",
    )
    import_.add_argument("--run", type=int, metavar="N", help=argparse.SUPPRESS)

    commands.add_parser("mail", help="mail the notices that wait, one letter a member; for a timer to run now and then")

    commands.add_parser("settings", help="list the settings, what they are now and what they do")
    manage = commands.add_parser(
        "manage", help="Django's own commands: migrate, shell, createsuperuser ...", add_help=False
    )
    manage.add_argument("rest", nargs=argparse.REMAINDER)
    return parser


def _add_serving(commands: Any) -> None:
    demo = commands.add_parser("demo", help="make the sample site and serve it")
    demo.add_argument(
        "--festival", action="store_true", help="with an invented festival of a real one's size, in its fifth day"
    )
    demo.add_argument("--no-serve", action="store_true", help="make the site and stop")
    serve = commands.add_parser("serve", help="serve the site, making its database where there is none")
    for one in (demo, serve):
        one.add_argument("--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")
        one.add_argument("--port", type=int, default=8000, help="port to listen on (default 8000)")


def _add_accounts(commands: Any) -> None:
    editor = commands.add_parser(
        "editor", help="give a member the editor's role, making the account where there is none"
    )
    editor.add_argument("name", help="the name to sign in with")

    role = commands.add_parser("role", help="give a member a role, making the account where there is none, or take it")
    role.add_argument("name", help="the name to sign in with")
    role.add_argument("role", choices=_ROLES, help="what the member may do then")
    role.add_argument("--take", action="store_true", help="take the role instead")
    password = commands.add_parser("password", help="give a member a new password, read from the terminal or a pipe")
    password.add_argument("name", help="the name to sign in with")
    invite = commands.add_parser("invite", help="print a link with which one person can make an account")
    invite.add_argument("--note", default="", help="whom it is for, shown to operators")
    invite.add_argument("--by", default="", metavar="NAME", help="the operator who invites; by default the first")


def _add_moving(commands: Any) -> None:
    export = commands.add_parser("export", help="write the whole site into one archive, for another site to take in")
    export.add_argument("file", metavar="SITE.zip", help="the new file")

    backup = commands.add_parser("backup", help="back the site up into a file, also while it is served")
    backup.add_argument("file", metavar="FILE", help="the new file, a zip")
    backup.add_argument("--without-keys", action="store_true", help="leave the secret key out")
    backup.add_argument("--force", action="store_true", help="overwrite a file that is there")
    backup.add_argument(
        "--keep", type=_kept, default=0, metavar="N", help="add the time to the file's name and keep only the newest N"
    )
    restore = commands.add_parser("restore", help="put a backup back into an empty data folder or database")
    restore.add_argument("file", metavar="FILE", help="the backup")
    restore.add_argument("--force", action="store_true", help="move aside what is there; nothing is deleted")


# Each command is imported only when it is asked for: `onesheet read` must not wait for Django.
# ruff: noqa: PLC0415


def _jobs(raw: str) -> int:
    if not raw.isdigit() or int(raw) > _MOST_JOBS:
        raise argparse.ArgumentTypeError(f"{raw} is no number of processes; take one from 0 to {_MOST_JOBS}")
    return int(raw)


def _read(given: argparse.Namespace) -> int:
    from onesheet.ops.read import processors, read_files

    return read_files(given.files, as_json=given.json, jobs=given.jobs or processors())


def _settings(given: argparse.Namespace) -> int:  # noqa: ARG001 - every command is called alike
    from onesheet.ops.settings import print_settings

    return print_settings()


def _manage(given: argparse.Namespace) -> int:
    from onesheet.ops.start import manage

    return manage(given.rest)


def _add(given: argparse.Namespace) -> int:
    _start()
    from onesheet.ops.add import add_files

    return add_files(
        given.files,
        source=given.source,
        source_kind=given.source_kind,
        licence=given.licence,
        address=given.address,
    )


def _critics(given: argparse.Namespace) -> int:
    if (given.file is None) == (given.undo is None):
        print("onesheet: name the table to take in, or with --undo the number of one to take out.", file=sys.stderr)
        return 2
    _start()
    from onesheet.ops.critics import take_table_in, undo_table

    if given.undo is not None:
        return undo_table(given.undo)
    return take_table_in(
        given.file,
        films=given.films,
        source=given.source,
        licence=given.licence,
        dry_run=given.dry_run,
        as_json=given.json,
    )


def _demo(given: argparse.Namespace) -> int:
    _start()
    from onesheet.ops.demo import demo

    return demo(host=given.host, port=given.port, serving=not given.no_serve, festival=given.festival)


def _serve(given: argparse.Namespace) -> int:
    _start()
    from onesheet.ops.serve import serve

    return serve(host=given.host, port=given.port)


def _editor(given: argparse.Namespace) -> int:
    _start()
    from onesheet.ops.editor import make_editor

    return make_editor(given.name)


def _role(given: argparse.Namespace) -> int:
    _start()
    from onesheet.ops.accounts import change_role

    return change_role(given.name, given.role, take=given.take)


def _password(given: argparse.Namespace) -> int:
    _start()
    from onesheet.ops.accounts import change_password

    return change_password(given.name)


def _invite(given: argparse.Namespace) -> int:
    _start()
    from onesheet.ops.accounts import invite

    return invite(by=given.by, note=given.note)


def _rebuild(given: argparse.Namespace) -> int:
    _start()
    from onesheet.ops.rebuild import rebuild

    return rebuild(given.films)


def _doctor(given: argparse.Namespace) -> int:
    _start()
    from onesheet.ops.doctor import doctor

    return doctor(check=given.check)


def _export(given: argparse.Namespace) -> int:
    _start()
    from onesheet.ops.export import export

    return export(given.file)


def _kept(raw: str) -> int:
    if not raw.isdigit() or not 1 <= int(raw) <= _MOST_KEPT:
        raise argparse.ArgumentTypeError(f"{raw} is no number of backups; take one from 1 to {_MOST_KEPT}")
    return int(raw)


def _backup(given: argparse.Namespace) -> int:
    _start()
    from onesheet.ops.backup import backup

    return backup(given.file, with_keys=not given.without_keys, force=given.force, keep=given.keep)


def _restore(given: argparse.Namespace) -> int:
    from onesheet.config.env import from_environment

    key_is_new = not (from_environment()["DATA"] / "secret-key").exists()
    _start()
    from onesheet.ops.restore import restore

    return restore(given.file, force=given.force, key_is_new=key_is_new)


def _import(given: argparse.Namespace) -> int:
    asked = [one for one in (given.file, given.undo, given.report, given.take_single, given.run) if one is not None]
    if len(asked) != 1:
        print(
            "onesheet: name the file to take in, or the number of an import: --undo N, --report N, --take-single N.",
            file=sys.stderr,
        )
        return 2
    _start()
    from onesheet.ops import import_

    if given.undo is not None:
        return import_.undo(given.undo, as_json=given.json)
    if given.report is not None:
        return import_.print_report(given.report)
    if given.take_single is not None:
        return import_.take_single(given.take_single, dry_run=given.dry_run, as_json=given.json)
    if given.run is not None:
        return import_.run(given.run)
    return import_.take_in(
        given.file,
        import_.Asked(
            member=given.member,
            dry_run=given.dry_run,
            as_json=given.json,
            conflict=given.conflict,
            source=given.source,
            licence=given.licence,
            columns=given.map,
            wanted=tuple(given.option),
        ),
    )


def _mail(given: argparse.Namespace) -> int:  # noqa: ARG001 - every command is called alike
    _start()
    from onesheet.ops.mail import mail

    return mail()


def _start() -> None:
    from onesheet.ops.start import start

    start()


_COMMANDS = {
    "read": _read,
    "add": _add,
    "critics": _critics,
    "demo": _demo,
    "serve": _serve,
    "editor": _editor,
    "role": _role,
    "password": _password,
    "invite": _invite,
    "rebuild": _rebuild,
    "doctor": _doctor,
    "export": _export,
    "backup": _backup,
    "restore": _restore,
    "import": _import,
    "mail": _mail,
    "settings": _settings,
    "manage": _manage,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name and return its exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.errors == "strict":
            # The name of a file need not be text: what of it is none is printed as its number.
            stream.reconfigure(errors="backslashreplace")
    try:
        given = _parser().parse_args(words)
        return _COMMANDS[given.command](given)
    except SettingError as fault:
        print(f"onesheet: {fault}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("onesheet: stopped; what was finished is kept.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    except OSError as fault:
        print(f"onesheet: {fault.strerror or fault}{f': {fault.filename}' if fault.filename else ''}", file=sys.stderr)
        return 1
