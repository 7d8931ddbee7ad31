"""The control line: JSON lines, with file descriptors, between the grader and the warm process.

The fork server starts the line; each child holds it too, because only the warm process, which forked
the child, can kill and reap it.
"""

import json
import socket

__all__ = ["ControlLine"]


class ControlLine:
    """One end of a pair of sockets. `broken` says that the other end can't be trusted to answer any more."""

    def __init__(self):
        self.socket, self.others_end = socket.socketpair()
        self.broken = False

    def send(self, message, fds=()):
        """Send one line, with descriptors."""
        socket.send_fds(self.socket, [json.dumps(message).encode() + b"\n"], list(fds))

    def receive(self, limit_s):
        """Receive one line; an empty dict if the other end is gone or silent."""
        self.socket.settimeout(limit_s)
        data = b""
        try:
            while not data.endswith(b"\n"):
                more = self.socket.recv(4096)
                if not more:
                    return {}
                data += more
            return json.loads(data)
        except (OSError, ValueError):
            return {}

    def close(self):
        """Hang up: the warm process ends then, and takes its child with it."""
        self.broken = True
        self.socket.close()
