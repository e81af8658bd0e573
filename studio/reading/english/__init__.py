"""English: tokens with their parts of speech, noun phrases, who does what to whom."""
