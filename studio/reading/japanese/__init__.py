"""Japanese: words from morphemes, noun phrases, what each particle says of a noun to its verb."""
