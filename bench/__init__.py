"""Measurements that anyone can repeat: always as a ratio to something named, in one run."""
