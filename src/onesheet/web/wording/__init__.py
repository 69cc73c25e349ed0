"""How values are put into words for readers, in their language.

The record keeps codes and figures (`2015-11-06`, `GB`, `{"amount": 552506, "currency": "USD"}`); these functions make
of them what a page prints. They are pure but for the language, which is Django's active one.
"""
