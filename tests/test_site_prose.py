"""Pages in the editors' words: Markdown, and nothing but Markdown."""

from __future__ import annotations

from fonds.site.prose import to_html
from site_help import PROJECT, config_in, parsed, published, words


def test_the_first_heading_is_the_title_and_stands_once():
    prose = to_html("# The Title\n\nWords.\n")
    assert (prose.title, prose.body) == ("The Title", "<p>Words.</p>\n")


def test_further_headings_of_the_first_level_go_down_one():
    assert "<h2>Second</h2>" in to_html("# First\n\n# Second\n").body


def test_html_in_markdown_is_text():
    assert to_html("a <b>bold</b> <script>x</script>").body == (
        "<p>a &lt;b&gt;bold&lt;/b&gt; &lt;script&gt;x&lt;/script&gt;</p>\n"
    )


def test_a_link_that_would_run_a_script_is_no_link():
    assert "<a" not in to_html("[x](javascript:alert(1))").body


def test_an_edition_s_own_page_goes_before_the_one_of_all_editions(tmp_path):
    config = config_in(tmp_path)
    for folder, title in ((config.folder.parent, "All"), (config.folder, "Own")):
        (folder / "pages").mkdir()
        (folder / "pages" / "about.md").write_text(f"# {title}\n", "utf-8")
    (config.folder.parent / "pages" / "cite.md").write_text("# Citing\n", "utf-8")
    site = published(tmp_path)
    titles = [
        parsed(site / "small" / name).xpath("string(//h1)") for name in ("about.html", "cite.html", "method.html")
    ]
    assert titles == ["Own", "Citing", "Editorial method"]


def test_the_pages_say_what_the_edition_says_of_its_witness(tmp_path):
    page = words(parsed(published(tmp_path) / "small" / "method.html"))
    assert "Typed by hand." in page
    assert "Compared with nothing." in page
    assert "0123456789abcdef" in page


def test_the_project_s_own_pages_begin_with_their_title():
    for name in ("about", "method", "cite"):
        assert to_html((PROJECT / "content/pages" / f"{name}.md").read_text("utf-8")).title
