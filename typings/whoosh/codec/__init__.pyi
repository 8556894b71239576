# What we use of Whoosh-Reloaded, typed; it has no types of its own.
