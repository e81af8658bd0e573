"""Where things are: the studio's own data, what it may rebuild, its reports. Each can be moved by a variable."""

import os
from pathlib import Path

import platformdirs

import studio
from studio.core.errors import AssetMissingError

PACKAGE = Path(studio.__file__).resolve().parent
"""The folder of the program."""


def data() -> Path:
    """Where the data that comes with the program should be: beside it, or where ``EKONTE_RESOURCES`` says."""
    moved = os.environ.get("EKONTE_RESOURCES")
    return Path(moved) if moved else PACKAGE.parent / "resources"


def resources() -> Path:
    """The data that comes with the program.

    Raises:
        AssetMissingError: it is not there.
    """
    folder = data()
    if not folder.is_dir():
        raise AssetMissingError(f"The studio's data folder {folder} is missing.", todo="Install the studio again.")
    return folder


def models() -> Path:
    """The catalogue of models, and the weights that come with the program: beside it, or where ``EKONTE_MODELS`` says.
    Weights that a person fetches do not lie here."""
    moved = os.environ.get("EKONTE_MODELS")
    return Path(moved) if moved else PACKAGE.parent / "models"


def cameos() -> Path:
    """Likenesses, encrypted, and the consent record. ``EKONTE_CONFIG`` moves them too."""
    moved = os.environ.get("EKONTE_CONFIG")
    return Path(moved) / "cameos" if moved else platformdirs.user_data_path("ekonte", appauthor=False) / "cameos"


def known_projects() -> Path:
    """The list of project folders that were opened on this machine. ``EKONTE_CONFIG`` moves it."""
    moved = os.environ.get("EKONTE_CONFIG")
    place = Path(moved) if moved else platformdirs.user_data_path("ekonte", appauthor=False)
    return place / "projects.txt"


def subjects() -> Path:
    """Subjects that a person brought. ``EKONTE_CONFIG`` moves them too."""
    moved = os.environ.get("EKONTE_CONFIG")
    return Path(moved) / "subjects" if moved else platformdirs.user_data_path("ekonte", appauthor=False) / "subjects"


def weights() -> Path:
    """Weights that a person fetched. ``EKONTE_WEIGHTS`` moves them."""
    moved = os.environ.get("EKONTE_WEIGHTS")
    return Path(moved) if moved else platformdirs.user_data_path("ekonte", appauthor=False) / "weights"


def cache() -> Path:
    """What can be made again: compiled kernels, dictionaries, spoken lines. ``EKONTE_CACHE`` moves it."""
    moved = os.environ.get("EKONTE_CACHE")
    return Path(moved) if moved else platformdirs.user_cache_path("ekonte", appauthor=False)


def logs() -> Path:
    """Reports of faults."""
    moved = os.environ.get("EKONTE_CACHE")
    return Path(moved) / "logs" if moved else platformdirs.user_log_path("ekonte", appauthor=False)


def config() -> Path:
    """What the window remembers, and a person's own templates. ``EKONTE_CONFIG`` moves it."""
    moved = os.environ.get("EKONTE_CONFIG")
    return Path(moved) if moved else platformdirs.user_config_path("ekonte", appauthor=False)


def projects() -> Path:
    """Projects that have no name yet, and the sample. ``EKONTE_CONFIG`` moves them too."""
    moved = os.environ.get("EKONTE_CONFIG")
    return Path(moved) / "projects" if moved else platformdirs.user_data_path("ekonte", appauthor=False) / "projects"


def server() -> Path:
    """The videos of ``ekonte serve``, and what it remembers. ``EKONTE_CONFIG`` moves it too."""
    moved = os.environ.get("EKONTE_CONFIG")
    return Path(moved) / "server" if moved else platformdirs.user_data_path("ekonte", appauthor=False) / "server"


def queue() -> Path:
    """The queue of jobs. ``EKONTE_QUEUE`` moves it, ``EKONTE_CONFIG`` too."""
    own, moved = os.environ.get("EKONTE_QUEUE"), os.environ.get("EKONTE_CONFIG")
    if own or moved:
        return Path(own) if own else Path(moved or "") / "queue"
    return platformdirs.user_data_path("ekonte", appauthor=False) / "queue"


def documents() -> Path:
    """Where people keep what they make."""
    return platformdirs.user_documents_path()
