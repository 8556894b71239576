"""The first segments of our own addresses, which no scheme may be called by.

The addresses of a scheme begin with its identifier. A test compares with the routes.
"""

RESERVED = frozenset(
    [
        ".well-known",
        "about",
        "api",
        "avoid",
        "changes",
        "changes.atom",
        "changes.jsonl",
        "check",
        "desk",
        "embed.js",
        "favicon.ico",
        "health",
        "help",
        "letters",
        "opensearch.xml",
        "privacy",
        "problems",
        "reconcile",
        "robots.txt",
        "search",
        "site.webmanifest",
        "sitemap",
        "sitemap.xml",
        "static",
        "v2",
    ]
)
