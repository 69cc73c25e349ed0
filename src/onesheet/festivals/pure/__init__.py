"""What festivals decide without a database: changes told, schedules proposed, votes counted in words."""
