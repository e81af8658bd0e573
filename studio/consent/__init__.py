"""Consent: cameos under lock and key, who may use them, and the record of what was done."""

from studio.consent.office import ConsentOffice

__all__ = ["ConsentOffice"]
