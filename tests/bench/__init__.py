"""Measurements that need a machine of their own; no test runs them."""
