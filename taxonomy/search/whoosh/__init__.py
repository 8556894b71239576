"""The embedded engine; nothing outside this folder knows Whoosh."""
