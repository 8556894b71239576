"""Bytes to entry documents and back; no database."""
