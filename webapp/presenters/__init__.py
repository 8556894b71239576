"""How entries and schemes are laid out for people, on readers' pages and at the desk."""
