"""Finding concepts by their words; the index follows the change log."""
