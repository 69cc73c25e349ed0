"""How a page is laid out in plain text: its lines, what on it is chrome, and the marks printed on it."""
