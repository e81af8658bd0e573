"""From phrases to a scene: the cast, what they do, wear and hold, the setting, and what is said of all this."""
