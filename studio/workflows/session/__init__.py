"""An open project: the snapshot that everybody shows, what is selected; its storyboard, cast, sets, reviews."""
