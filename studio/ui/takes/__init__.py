"""Takes: what a shot has been made into, judged side by side."""
