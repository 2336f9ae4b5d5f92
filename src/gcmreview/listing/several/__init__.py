"""Listings of several datasets: the tables and views of each, as one."""
