"""Fakes that behave: small adapters that do the whole job of their port, quickly. Each can be told to fail."""
