"""The storyboard: the story as cards, put in order by hand."""
