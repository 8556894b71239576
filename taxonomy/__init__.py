"""The domain: entries, their store, their search and their exchange; no web, no command line."""
