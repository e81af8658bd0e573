"""The dictionary: from any word of either language to what the studio can show."""
