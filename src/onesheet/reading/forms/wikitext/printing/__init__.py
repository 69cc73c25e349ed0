"""What single templates print; each module has a table RULES of templates' names, lower case, and the rule for each."""
