"""Findings looked at by a person, one by one: what is accepted is written, what is rejected is kept in mind."""
