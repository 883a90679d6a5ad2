"""Estimates the weights by which lines and places of notes are told apart, from texts whose truth is known."""
