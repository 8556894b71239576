"""Finding terms in running text, and whether each is meant there."""
