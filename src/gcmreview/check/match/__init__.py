"""Find where a quotation is in the source: exactly, or nearly."""
