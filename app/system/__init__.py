"""Paths, logging, the network guard and packaged resources."""
