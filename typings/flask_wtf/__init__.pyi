# What we use of Flask-WTF, typed; it has no types of its own.
