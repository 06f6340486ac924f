"""What the system could not do, in the language of whoever reads it: systems say it in one of their own."""

from __future__ import annotations

from collections.abc import Mapping

from tui.locale import Catalogue

_SAID: Mapping[str, tuple[str, ...]] = {
    "missing": ("ENOENT",),
    "no_access": ("EACCES",),
    "not_allowed": ("EPERM",),
    "not_a_folder": ("ENOTDIR",),
    "a_folder": ("EISDIR",),
    "taken": ("EEXIST",),
    "not_empty": ("ENOTEMPTY",),
    "full": ("ENOSPC",),
    "quota": ("EDQUOT",),
    "read_only": ("EROFS",),
    "device": ("EIO", "EREMOTEIO"),
    "no_device": ("ENODEV", "ENXIO", "ENOMEDIUM", "ENOTBLK"),
    "in_use": ("EBUSY", "ETXTBSY", "EAGAIN", "EWOULDBLOCK", "EDEADLK", "EDEADLOCK", "EINTR"),
    "too_many_files": ("EMFILE", "ENFILE"),
    "long_name": ("ENAMETOOLONG",),
    "links": ("ELOOP", "EMLINK"),
    "unfit": ("EINVAL", "ESPIPE"),
    "not_text": ("EILSEQ",),
    "too_large": ("EFBIG", "EOVERFLOW", "E2BIG"),
    "other_disk": ("EXDEV",),
    "no_memory": ("ENOMEM", "ENOBUFS"),
    "slow": ("ETIMEDOUT", "ETIME"),
    "no_network": ("ENETDOWN", "ENETUNREACH", "EHOSTDOWN", "EHOSTUNREACH", "ENONET", "ENOLINK", "ESTALE"),
    "cut_off": ("ECONNREFUSED", "ECONNRESET", "ECONNABORTED", "ENOTCONN", "ENETRESET", "ESHUTDOWN", "EPIPE"),
    "not_here": ("ENOTSUP", "EOPNOTSUPP", "ENOSYS", "ENOLCK", "ENOTTY"),
    "no_program": ("ENOEXEC",),
    "closed": ("EBADF",),
    "stopped": ("ECANCELED",),
}
SYSTEM_TEXTS: Mapping[str, str] = {code: f"system.{name}" for name, codes in _SAID.items() for code in codes}
"""The text for each code that is known."""


def system_error_text(say: Catalogue, code: str) -> str:
    """Return what a code of the system means; of one that is not known, the code itself."""
    return say(SYSTEM_TEXTS[code]) if code in SYSTEM_TEXTS else say("system.unknown", code=code)


def reason_text(say: Catalogue, words: Mapping[str, object]) -> str:
    """Return the reason among the words that `reason_words` gave, as a person is told it."""
    return system_error_text(say, str(words["system"])) if "system" in words else str(words.get("reason", ""))
