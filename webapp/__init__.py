"""The faces of Luxterm: pages, JSON API and command line."""
