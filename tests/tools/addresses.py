"""The address for which tests build a site: nobody can reach it, and it has a path."""

from __future__ import annotations

BASE_URL = "https://editions.example/sub/path/"
PATH = "/sub/path/"
