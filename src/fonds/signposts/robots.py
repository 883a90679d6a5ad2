"""robots.txt: every program may read everything."""

from __future__ import annotations


def robots(base_url: str | None) -> bytes:
    """The file's bytes. It names the list of pages where the site's address is known."""
    lines = ["User-agent: *", "Allow: /"]
    if base_url:
        lines += ["", f"Sitemap: {base_url}sitemap.xml"]
    return ("\n".join(lines) + "\n").encode()
