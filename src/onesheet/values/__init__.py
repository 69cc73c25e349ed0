"""Pure values shared by the whole house: partial dates, money, names, countries, languages, stars."""
