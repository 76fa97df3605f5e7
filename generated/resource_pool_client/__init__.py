"""A client library for accessing Resource Pool Service"""

from .client import AuthenticatedClient, Client

BASE_URL = "https://pools.eu-west.example.org"
"""The service's first server as the document names it, with the default of each variable."""

__all__ = (
    "BASE_URL",
    "AuthenticatedClient",
    "Client",
)
