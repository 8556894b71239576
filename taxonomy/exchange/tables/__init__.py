"""Tables for people, a row a term or a row a concept: worked on in a spreadsheet and sent back."""
