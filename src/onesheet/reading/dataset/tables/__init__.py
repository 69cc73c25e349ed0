"""Tables of films with the scores that others published: CSV and TSV with a row a film."""
