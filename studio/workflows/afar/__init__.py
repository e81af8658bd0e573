"""Projects reached from afar, as an assistant or a program does: their homes, their storyboards, looks at takes."""
