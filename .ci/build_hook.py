"""Hatchling's hook: wheel and sdist carry lessons and exercises as they were committed, not as they stand."""

import subprocess
import tempfile
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDERS = ("notebooks", "exercises")


class AsCommitted(BuildHookInterface):
    """Puts what was committed in the place of what has been changed since, and leaves out what never was."""

    def initialize(self, version, build_data):
        """Look for changes before a build; an editable install uses the checkout as it is."""
        root = Path(self.root)
        if version == "editable" or not (root / ".git").exists():
            return
        how = ("--porcelain", "-z", "--no-renames", "--untracked-files=all")
        listed = self.git("status", *how, "--", *FOLDERS)
        self.aside = tempfile.TemporaryDirectory()
        for entry in filter(None, listed.split(b"\0")):
            path, state = entry[3:].decode(), entry[:2]
            if state in (b"??", b"A ", b"AM"):
                self.app.display_warning(f"{path} was never committed and is left out.")
                excluded = self.build_config.exclude_spec
                self.build_config.exclude_spec = excluded + type(excluded).from_lines([f"/{path}"])
            elif not self.build_config.path_is_excluded(path):
                copy = Path(self.aside.name, path)
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_bytes(self.git("show", f"HEAD:./{path}"))
                build_data["force_include"][str(copy)] = path

    def git(self, *arguments):
        """Run git, which must be there in a checkout, and return what it says."""
        command = ["git", "--no-optional-locks", "-C", self.root, *arguments]
        return subprocess.run(command, capture_output=True, check=True, timeout=60).stdout
