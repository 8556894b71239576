"""SKOS and SKOS-XL in Turtle, RDF/XML, JSON-LD and N-Triples; nothing else knows of RDF."""
