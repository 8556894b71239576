"""The document in which an entry crosses every border."""
