"""`autogradkit site build|serve`: the course in a browser tab, and its documentation, as a static site."""

import argparse
from pathlib import Path

from autogradkit.commands import sentences
from autogradkit.commands.course_here import warn_of_answered
from autogradkit.commands.terminal import Exit
from autogradkit.course.tracks import words_in
from autogradkit.course.typed_paths import as_typed

__all__ = ["add_to", "run_build", "run_serve"]


def add_to(command):
    """Add the command and its two actions."""
    raw = argparse.RawDescriptionHelpFormatter
    top = command(
        "site", run_build, description=sentences.SITE, epilog=sentences.SITE_EXAMPLES, formatter_class=raw
    )
    actions = top.add_subparsers(metavar="build|serve", dest="action", required=True)
    sub = actions.add_parser("build", help="build it", allow_abbrev=False)
    add = sub.add_argument
    add("--out", required=True, metavar="FOLDER", help="where it is written")
    add("--title", metavar="T", help="the heading of the front page")
    add("--link", metavar="URL", help="your own page, linked from the front page")
    add("--pick", metavar="P", help="only some exercises: workshop, term, a track, or names")
    add("--lessons", metavar="FOLDER", help="your lessons, in place of the kit's")
    add("--exercises", metavar="FOLDER", help="your exercises, in place of the kit's")
    add("--pyodide", metavar="FOLDER", help="a Pyodide distribution to put in (default: from its server)")
    add("--repository", metavar="OWNER/NAME", help="on GitHub: adds Colab and Binder buttons to the lessons")
    sub.set_defaults(run=run_build)
    sub = actions.add_parser("serve", help="show it on this machine", allow_abbrev=False)
    sub.add_argument("folder", nargs="?", default="site", help="default: site")
    sub.add_argument("--port", type=int, default=0, metavar="N", help="default: a free one")
    sub.set_defaults(run=run_serve)


def run_build(options):
    """Build the site, and say where it is."""
    from autogradkit.site.build import Wishes, build_site

    if options.pick is not None:
        words_in(options.pick)
    names = ("title", "link", "pick", "lessons", "exercises", "pyodide", "repository")
    given = {name: getattr(options, name) for name in names if getattr(options, name)}
    site = build_site(options.out, Wishes(**given))
    warn_of_answered(site.answered)
    size = {"megabytes": site.bytes / 1e6, "files": site.files}
    print(sentences.SITE_BUILT.format(out=options.out, typed=as_typed(options.out), **size))
    return Exit.FINE


def run_serve(options):
    """Serve the site until Ctrl-C."""
    from autogradkit.site.serve import server_of

    with server_of(Path(options.folder), options.port) as server:
        address = f"http://127.0.0.1:{server.server_port}/"
        print(sentences.SITE_SERVED.format(address=address), flush=True)
        server.serve_forever()
    return Exit.FINE
