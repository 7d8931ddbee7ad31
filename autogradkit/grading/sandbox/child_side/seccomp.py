"""Seccomp: the layer that leaves a process the few system calls that a backward rule needs.

Whatever isn't in the table is refused: new processes and programs, sockets, looks into other processes, files
opened for writing, changes of modes and owners, kernel interfaces that nobody has thought of. Refused
calls fail with EPERM, so that Python raises PermissionError and the learner reads it. x86-64 and aarch64.
Standard library only, because the child loads this file by its path.
"""

import ctypes
import os
import platform
import socket
import struct
import sys
from functools import lru_cache

__all__ = ["holds", "program", "restrict", "ruleset"]

ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
LOAD, EQUAL, GREATER, ANY_BIT, RETURN = 0x20, 0x15, 0x25, 0x45, 0x06
NUMBER, ARCHITECTURE, FIRST_ARGUMENT = 0, 4, 16  # offsets in what the filter is shown
ALLOW, KILL, REFUSE, UNKNOWN = 0x7FFF0000, 0x80000000, 0x00050000 | 1, 0x00050000 | 38  # EPERM, ENOSYS
NEWEST = 462  # calls that are younger than this table don't exist
X32 = 0x40000000  # x86-64's second set of numbers

# name: (x86-64, aarch64), the frequent ones first; None where an architecture doesn't have it
ALLOWED = {
    "read": (0, 63), "write": (1, 64), "readv": (19, 65), "clock_gettime": (228, 113), "brk": (12, 214),
    "munmap": (11, 215), "mremap": (25, 216), "madvise": (28, 233),
    "futex": (202, 98), "fstat": (5, 80), "newfstatat": (262, 79), "stat": (4, None), "lstat": (6, None),
    "lseek": (8, 62), "close": (3, 57), "getdents64": (217, 61), "pread64": (17, 67), "writev": (20, 66),
    "statx": (332, 291), "getcwd": (79, 17), "fadvise64": (221, 223), "close_range": (436, 436),
    "dup": (32, 23), "dup2": (33, None), "dup3": (292, 24), "umask": (95, 166),
    "pipe": (22, None), "pipe2": (293, 59), "eventfd2": (290, 19), "fsync": (74, 82),
    "mincore": (27, 232), "msync": (26, 227), "get_mempolicy": (239, 236), "membarrier": (324, 283),
    "clock_getres": (229, 114), "clock_nanosleep": (230, 115), "nanosleep": (35, 101), "pause": (34, None),
    "gettimeofday": (96, 169), "time": (201, None), "times": (100, 153), "alarm": (37, None),
    "getitimer": (36, 102), "setitimer": (38, 103), "poll": (7, None), "ppoll": (271, 73),
    "select": (23, None), "pselect6": (270, 72), "epoll_create1": (291, 20), "epoll_ctl": (233, 21),
    "epoll_wait": (232, None), "epoll_pwait": (281, 22), "sched_yield": (24, 124),
    "restart_syscall": (219, 128), "rt_sigaction": (13, 134), "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139), "rt_sigpending": (127, 136), "rt_sigsuspend": (130, 133),
    "rt_sigtimedwait": (128, 137), "sigaltstack": (131, 132), "set_robust_list": (273, 99),
    "set_tid_address": (218, 96), "rseq": (334, 293), "arch_prctl": (158, None), "exit": (60, 93),
    "exit_group": (231, 94), "wait4": (61, 260), "waitid": (247, 95), "getpid": (39, 172),
    "gettid": (186, 178), "getppid": (110, 173), "getuid": (102, 174), "geteuid": (107, 175),
    "getgid": (104, 176), "getegid": (108, 177), "getresuid": (118, 148), "getresgid": (120, 150),
    "getgroups": (115, 158), "getpgrp": (111, None), "getpgid": (121, 155), "getsid": (124, 156),
    "uname": (63, 160), "sysinfo": (99, 179), "getrusage": (98, 165), "getrlimit": (97, 163),
    "setrlimit": (160, 164), "getcpu": (309, 168), "getpriority": (140, 141), "getrandom": (318, 278),
    "sched_getaffinity": (204, 123), "capget": (125, 90),
}  # fmt: skip
CLONE3 = (435, 435)  # its flags can't be seen; C libraries then turn to clone
# the same, and which argument must have one of these values: duplicating and flags of descriptors,
# questions about a terminal, a thread's name, one's own limits; but no signal by way of a descriptor
ONLY_WITH = {
    "fcntl": ((72, 25), 1, (0, 1, 2, 3, 4, 1030)),
    "ioctl": ((16, 29), 1, (0x5401, 0x5413, 0x541B, 0x5450, 0x5451)),
    "prctl": ((157, 167), 0, (2, 3, 15, 16, 21, 39, 0x53564D41)),
    "prlimit64": ((302, 261), 0, (0,)),
}
TO_ONESELF = {"kill": (62, 129), "tkill": (200, 130), "tgkill": (234, 131)}
CLONE, CLONE_THREAD = (56, 220), 0x10000
FOR_WRITING = 0o1 | 0o2 | 0o100 | 0o1000  # O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, on both architectures
ONLY_A_PATH = 0o10000000  # O_PATH: a handle for what can't be opened
# memory that was ever written is never run: mprotect gives no right to run, and mmap only for a file's pages
MMAP, MPROTECT, WRITE, EXECUTE, ANONYMOUS = (9, 222), (10, 226), 2, 4, 0x20
OPEN = {"open": ((2, None), 1), "openat": ((257, 56), 2)}


LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform.startswith("linux") else None


def ruleset():
    """Return the filter and room for it in memory, or None where there is none.

    It is made once, in the process that forks; `restrict` then only has to put in who it is.
    """
    column = architecture()
    return None if column is None else (column, ctypes.create_string_buffer(program(0, column)))


def restrict(made):
    """Install a filter for this process, for good; return whether it holds."""
    if made is None:
        return False
    column, buffer = made
    buffer.raw = code = program(os.getpid(), column)
    description = struct.pack("@HP", len(code) // 8, ctypes.addressof(buffer))
    installed = LIBC.prctl(22, 2, description, 0, 0) == 0
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
    """Return the filter's instructions: for each allowed call a comparison, and a refusal at the end."""
    lines = []
    for numbers in TO_ONESELF.values():
        lines += by_argument(numbers[column], 0, [(EQUAL, pid)])
    return common(column) + packed([*lines, (RETURN, 0, 0, REFUSE)])


@lru_cache
def common(column):
    """Return the instructions that are the same for every process."""
    lines = [
        (LOAD, 0, 0, ARCHITECTURE),
        (EQUAL, 1, 0, list(ARCHITECTURES.values())[column]),
        (RETURN, 0, 0, KILL),
        (LOAD, 0, 0, NUMBER),
        (GREATER, 0, 1, X32 - 1),
        (RETURN, 0, 0, REFUSE),
        (GREATER, 0, 1, NEWEST),
        (RETURN, 0, 0, UNKNOWN),
        (EQUAL, 0, 1, CLONE3[column]),
        (RETURN, 0, 0, UNKNOWN),
    ]
    for numbers in ALLOWED.values():
        if numbers[column] is not None:
            lines += [(EQUAL, 0, 1, numbers[column]), (RETURN, 0, 0, ALLOW)]
    for numbers, argument in OPEN.values():
        lines += by_argument(numbers[column], argument, [(ANY_BIT, FOR_WRITING | ONLY_A_PATH)], REFUSE, ALLOW)
    lines += by_argument(MPROTECT[column], 2, [(ANY_BIT, EXECUTE)], REFUSE, ALLOW)
    lines += mapping(MMAP[column])
    lines += by_argument(CLONE[column], 0, [(ANY_BIT, CLONE_THREAD)])
    for numbers, argument, values in ONLY_WITH.values():
        lines += by_argument(numbers[column], argument, [(EQUAL, value) for value in values])
    return packed(lines)


def mapping(number):
    """Decide about mapping memory: none that can be run and is not a file's, or can be written as well."""
    lines = [
        *((LOAD, 0, 0, FIRST_ARGUMENT + 8 * 2), (ANY_BIT, 1, 0, EXECUTE), (RETURN, 0, 0, ALLOW)),
        *((ANY_BIT, 0, 1, WRITE), (RETURN, 0, 0, REFUSE)),
        *((LOAD, 0, 0, FIRST_ARGUMENT + 8 * 3), (ANY_BIT, 0, 1, ANONYMOUS), (RETURN, 0, 0, REFUSE)),
        (RETURN, 0, 0, ALLOW),
    ]
    return [(EQUAL, 0, len(lines), number), *lines]


def packed(lines):
    """Return instructions as the kernel reads them."""
    return b"".join(struct.pack("=HBBI", *line) for line in lines)


def by_argument(number, argument, comparisons, then=ALLOW, otherwise=REFUSE):
    """Decide about a call by the lower half of one argument: `then` if any comparison holds."""
    if number is None:
        return []
    lines = [(LOAD, 0, 0, FIRST_ARGUMENT + 8 * argument)]
    for comparison, value in comparisons:
        lines += [(comparison, 0, 1, value), (RETURN, 0, 0, then)]
    lines.append((RETURN, 0, 0, otherwise))
    return [(EQUAL, 0, len(lines), number), *lines]
