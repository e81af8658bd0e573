"""What the monitor shows, the proxies that let it follow, and the scopes beside it."""
