"""Checking files as they are: each finding points into the original, which can be fixed there."""
