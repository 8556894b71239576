"""The embedded engine on Whoosh; nothing outside this package knows Whoosh."""
