"""Reading running text: sentences, names of people, dates, amounts, scores and roles, each with its offsets.

Every reader uses these. All of it is pure, total and linear: patterns run within a sentence or a bounded window.
"""
