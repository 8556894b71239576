"""The autocomplete index: labels by the prefixes of their words, in a file that follows the log."""
