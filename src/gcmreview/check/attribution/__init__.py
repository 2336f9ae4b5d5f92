"""Who a draft says has said a quotation."""
