"""TBX (ISO 30042), which CAT tools and term banks speak."""
