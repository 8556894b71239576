"""Finding terms in running text, and judging what each means there."""
