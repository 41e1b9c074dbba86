"""The pages that people open first: read from a folder, without a network, beside the files that they show."""

from pa_pipeline.site.pages import Content, write_site

__all__ = ["Content", "write_site"]
