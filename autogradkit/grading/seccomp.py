"""Seccomp: the layer that refuses system calls no backward rule needs.

No new process or program, no socket, no look into other processes, no signal but to oneself, no mounts, no
kernel interfaces that are often attacked. Refused calls fail with EPERM, so that Python raises
PermissionError and the learner reads it. x86-64 and aarch64. Standard library only, because the child
loads this file by its path.
"""

import ctypes
import os
import platform
import socket
import struct
import sys

__all__ = ["holds", "program", "restrict"]

ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
LOAD, EQUAL, GREATER, ANY_BIT, RETURN = 0x20, 0x15, 0x25, 0x45, 0x06
NUMBER, ARCHITECTURE, FIRST_ARGUMENT = 0, 4, 16  # offsets in what the filter is shown
ALLOW, KILL, REFUSE, UNKNOWN = 0x7FFF0000, 0x80000000, 0x00050000 | 1, 0x00050000 | 38  # EPERM, ENOSYS
CLONE_THREAD = 0x10000
NEWEST = 462  # calls that are younger than this table don't exist
X32 = 0x40000000  # x86-64's second set of numbers

# name: (x86-64, aarch64); None where an architecture doesn't have it
REFUSED = {
    "fork": (57, None), "vfork": (58, None), "execve": (59, 221), "execveat": (322, 281),
    "socket": (41, 198), "socketpair": (53, 199),
    "ptrace": (101, 117), "process_vm_readv": (310, 270), "process_vm_writev": (311, 271), "kcmp": (312, 272),
    "rt_sigqueueinfo": (129, 138), "rt_tgsigqueueinfo": (297, 240),
    "pidfd_send_signal": (424, 424), "pidfd_open": (434, 434), "pidfd_getfd": (438, 438),
    "unshare": (272, 97), "setns": (308, 268), "chroot": (161, 51), "pivot_root": (155, 41),
    "mount": (165, 40), "umount2": (166, 39), "open_tree": (428, 428), "move_mount": (429, 429),
    "fsopen": (430, 430), "fsmount": (432, 432), "mount_setattr": (442, 442),
    "bpf": (321, 280), "perf_event_open": (298, 241), "userfaultfd": (323, 282), "personality": (135, 92),
    "io_uring_setup": (425, 425), "io_uring_enter": (426, 426), "io_uring_register": (427, 427),
    "add_key": (248, 217), "request_key": (249, 218), "keyctl": (250, 219),
    "memfd_create": (319, 279), "shmget": (29, 194), "shmat": (30, 196), "semget": (64, 190),
    "msgget": (68, 186), "mq_open": (240, 180),
    "name_to_handle_at": (303, 264), "open_by_handle_at": (304, 265),
    "init_module": (175, 105), "finit_module": (313, 273), "delete_module": (176, 106),
    "kexec_load": (246, 104),
    "process_madvise": (440, 440), "process_mrelease": (448, 448),
}  # fmt: skip
CLONE, CLONE3 = (56, 220), (435, 435)
TO_ONESELF = {"kill": (62, 129), "tkill": (200, 130), "tgkill": (234, 131)}
ABOUT_ONESELF = {"prlimit64": (302, 261)}  # its first argument is 0 for the caller


def restrict():
    """Install the filter for this process, for good; return whether it holds."""
    column = architecture()
    if column is None:
        return False
    code = program(os.getpid(), column)
    buffer = ctypes.create_string_buffer(code, len(code))
    description = struct.pack("@HP", len(code) // 8, ctypes.addressof(buffer))
    installed = ctypes.CDLL(None, use_errno=True).prctl(22, 2, description, 0, 0) == 0
    return installed and holds()


def holds():
    """Whether the filter is there: the canary, a socket, must be refused."""
    try:
        socket.socket(socket.AF_UNIX).close()
    except PermissionError:
        return True
    return False


def architecture():
    """Return the column of the tables for this machine, or None if it isn't in them."""
    known = list(ARCHITECTURES)
    machine = platform.machine()
    fits = sys.platform.startswith("linux") and sys.maxsize > 2**32 and machine in known
    return known.index(machine) if fits else None


def program(pid, column):
    """Return the filter's instructions: for each refused call, a comparison and a refusal."""
    lines = [
        (LOAD, 0, 0, ARCHITECTURE),
        (EQUAL, 1, 0, list(ARCHITECTURES.values())[column]),
        (RETURN, 0, 0, KILL),
        (LOAD, 0, 0, NUMBER),
        (GREATER, 0, 1, X32 - 1),
        (RETURN, 0, 0, REFUSE),
        (GREATER, 0, 1, NEWEST),
        (RETURN, 0, 0, UNKNOWN),
        (EQUAL, 0, 1, CLONE3[column]),  # its flags can't be seen; C libraries then turn to clone
        (RETURN, 0, 0, UNKNOWN),
        *only_if(CLONE[column], ANY_BIT, CLONE_THREAD),
    ]
    for number in (numbers[column] for numbers in REFUSED.values()):
        if number is not None:
            lines += [(EQUAL, 0, 1, number), (RETURN, 0, 0, REFUSE)]
    for numbers in TO_ONESELF.values():
        lines += only_if(numbers[column], EQUAL, pid)
    for numbers in ABOUT_ONESELF.values():
        lines += only_if(numbers[column], EQUAL, 0)
    lines.append((RETURN, 0, 0, ALLOW))
    return b"".join(struct.pack("=HBBI", *line) for line in lines)


def only_if(number, comparison, value):
    """Allow a call only if its first argument compares as wanted."""
    return [
        (EQUAL, 0, 4, number),
        (LOAD, 0, 0, FIRST_ARGUMENT),
        (comparison, 0, 1, value),
        (RETURN, 0, 0, ALLOW),
        (RETURN, 0, 0, REFUSE),
    ]
