"""Cast and sets: who and what comes back in the story, in which shots; changed in one place for all of them."""

from studio.ui.company.panel import CompanyPanel

__all__ = ["CompanyPanel"]
