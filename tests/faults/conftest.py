"""What the fault tests share: the browser tests' harness."""

from tests.browser.conftest import chromium, new_page, page, sample_folder, serve, watch

__all__ = ["chromium", "new_page", "page", "sample_folder", "serve", "watch"]
