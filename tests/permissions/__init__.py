"""Who may open what: every address of the site, asked by everybody it could matter to; `make permissions` prints it."""
