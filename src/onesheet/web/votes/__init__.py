"""The audience's vote: ballots from phones, members and slips of paper, the sheets of codes, results and their files."""
