"""Asking the person at the terminal for a passphrase."""

import getpass
import os
import sys


def passphrase() -> str:
    """From ``EKONTE_PASSPHRASE``, else typed unseen; empty where nobody is at a terminal."""
    return _asked("The passphrase of your signing key: ")


def cameo_passphrase() -> str:
    """The same, for the key of the cameos."""
    return _asked("The passphrase of your cameos: ")


def chosen_passphrase() -> str:
    """What ``EKONTE_PASSPHRASE`` says; empty where it says nothing."""
    return os.environ.get("EKONTE_PASSPHRASE", "")


def _asked(question: str) -> str:
    told = os.environ.get("EKONTE_PASSPHRASE")
    if told is not None:
        return told
    if not sys.stdin or not sys.stdin.isatty():
        return ""
    try:
        return getpass.getpass(question)
    except (EOFError, getpass.GetPassWarning):
        return ""
