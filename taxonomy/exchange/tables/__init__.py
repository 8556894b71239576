"""Tables for people: one row a term, to be worked on in a spreadsheet and sent back."""
