"""Asking the person at the terminal for a passphrase."""

import getpass
import os
import sys


def passphrase() -> str:
    """From ``EKONTE_PASSPHRASE``, else typed unseen; empty where nobody is at a terminal."""
    told = os.environ.get("EKONTE_PASSPHRASE")
    if told is not None:
        return told
    if not sys.stdin or not sys.stdin.isatty():
        return ""
    try:
        return getpass.getpass("The passphrase of your signing key: ")
    except (EOFError, getpass.GetPassWarning):
        return ""
