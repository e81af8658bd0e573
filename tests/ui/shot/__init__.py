"""The shot panel."""
