"""The words of the business: frozen values, standard library only."""
