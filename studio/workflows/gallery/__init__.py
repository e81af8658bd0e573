"""Everything the stage knows, in pictures: one page, and contact sheets."""
