"""Do the links that lead out of a site still lead somewhere? `python .ci/check_links.py site/docs`.

Links inside are tested wherever the tests run; these need the network, so a workflow asks once a week.
"""

import argparse
import re
import sys
import urllib.error
import urllib.request
from html import unescape
from pathlib import Path

LINK = re.compile(r'<a\b[^>]*\bhref="(https?://[^"#]+)')
OURS = ("colab.research.google.com", "mybinder.org")  # of every lesson; they stand for what is published here
DEAD = (404, 410)  # others, such as 403, are what servers say to a program


def main(arguments=None):
    """Ask for each address once, say which are dead and on which page, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--timeout", type=float, default=30)
    options = parser.parse_args(arguments)
    pages = links_by_address(options.folder)
    dead = 0
    for address, page in sorted(pages.items()):
        if reason := fault_of(address, options.timeout):
            dead += 1
            print(f"{page}: {address} ({reason})", file=sys.stderr)
    print(f"{len(pages)} links lead out of {options.folder}, {dead} of them nowhere")
    return 1 if dead else 0


def links_by_address(folder):
    """Return a page's path by each address that some page links to."""
    pages = {}
    for path in sorted(folder.rglob("*.html")):
        for address in LINK.findall(path.read_text(encoding="utf-8")):
            if not any(f"//{host}/" in address for host in OURS):
                pages.setdefault(unescape(address), path.relative_to(folder).as_posix())
    return pages


def fault_of(address, timeout_s):
    """Return why an address leads nowhere, or nothing."""
    request = urllib.request.Request(address, headers={"User-Agent": "Mozilla/5.0 (autogradkit's links)"})
    try:
        urllib.request.urlopen(request, timeout=timeout_s).close()
    except urllib.error.HTTPError as error:
        return f"{error.code} {error.reason}" if error.code in DEAD else ""
    except (OSError, ValueError) as error:
        return str(error)
    return ""


if __name__ == "__main__":
    sys.exit(main())
