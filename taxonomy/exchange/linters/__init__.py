"""Vocabularies as rules for programs that check or correct texts elsewhere."""
