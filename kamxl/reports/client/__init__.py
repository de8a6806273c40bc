"""The customer's edition of an account's report: made from what a customer may see, and nothing else."""

from kamxl.reports.client.book import write_client_book

__all__ = ["write_client_book"]
