"""Checking files in their own format: a finding has its place in the file, and is fixed there."""
