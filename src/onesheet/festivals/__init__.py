"""Festivals and clubs: their editions, what is shown where and when, who plans to go, what the audience says of it."""
