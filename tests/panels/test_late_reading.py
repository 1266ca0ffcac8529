"""What draws charts, pictures, slides and workbooks is read when somebody asks for it."""

import subprocess
import sys

LATE = ("altair", "matplotlib", "pptx", "openpyxl", "xlsxwriter", "pypdf")


def test_the_page_that_opens_first_reads_no_library_of_the_others() -> None:
    code = f"""
import sys
import dashboard.panels.map_page, dashboard.panels.sidebar, dashboard.panels.loading
sys.exit(", ".join(name for name in {LATE} if name in sys.modules) or 0)
"""
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr
