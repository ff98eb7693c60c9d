"""Draws the text on standard input as a terminal in SVG. The argument is the command that printed it."""

import io
import sys

from rich.console import Console
from rich.text import Text

# Rich's own format fetches its font from a server; this one takes the reader's.
FORMAT = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">
<title>A terminal with the demo</title>
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, Menlo, Consolas, monospace; font-size: {char_height}px; \
line-height: {line_height}px; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/></clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""

lines = sys.stdin.read().splitlines()
width = max(map(len, [sys.argv[1], *lines]))
console = Console(record=True, width=width, file=io.StringIO(), force_terminal=True, legacy_windows=False)
console.print(Text(sys.argv[1], style="bold"))
for line in lines:
    console.print(Text.from_ansi(line), soft_wrap=True, highlight=False)
print(console.export_svg(title="", code_format=FORMAT, unique_id="demo"), end="")
