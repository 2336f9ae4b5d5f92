"""To which speaker a draft attributes a quotation."""
