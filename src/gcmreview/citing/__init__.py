"""Citations in house styles and reference formats."""
