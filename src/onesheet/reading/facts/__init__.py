"""What critics and members tell of a film, in running text and in labelled lines."""
