"""From a review to the records that a call asks for."""
