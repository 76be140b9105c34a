"""Renaming that never destroys a file that was not looked at.

Linux has `renameat2` for both kinds (glibc 2.28, Linux 3.15); where the file system cannot, and
on other systems, the plain ways of Python come as close as they can.
"""

import ctypes
import errno
import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_AT_FDCWD = -100  # from linux/fcntl.h
_RENAME_NOREPLACE = 1  # from linux/fs.h
_RENAME_EXCHANGE = 2
_CANNOT = frozenset((errno.EINVAL, errno.ENOSYS, errno.ENOTSUP))


def exchange(one: Path, other: Path) -> bool:
    """Let two files change their names in one step; False where that is impossible.

    Raises:
        OSError: nothing happened, for instance because one of them is not there.
    """
    return _renameat2(one, other, _RENAME_EXCHANGE)


def rename_new(source: Path, target: Path) -> None:
    """Rename a file to a name that nothing has.

    Raises:
        FileExistsError: something has the name.
        OSError: another reason; nothing happened.
    """
    if _renameat2(source, target, _RENAME_NOREPLACE):
        return
    if sys.platform == "win32":
        source.rename(target)  # which refuses there
        return
    if target.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
    source.rename(target)


def _renameat2(source: Path, target: Path, flag: int) -> bool:
    call = _system_call()
    if call is None:
        return False
    ctypes.set_errno(0)
    done = call(_AT_FDCWD, os.fsencode(source), _AT_FDCWD, os.fsencode(target), flag)
    if done == 0:
        return True
    error = ctypes.get_errno()
    if error in _CANNOT:
        return False
    raise OSError(error, os.strerror(error), str(target))


@cache
def _system_call() -> "Callable[..., int] | None":
    if sys.platform != "linux":
        return None
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except AttributeError:  # an older C library
        return None
    call.argtypes = [
        *(ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint),
    ]
    call.restype = ctypes.c_int
    found: Callable[..., int] = call
    return found
