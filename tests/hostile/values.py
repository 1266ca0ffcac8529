"""The corpus: what somebody may write into a cell, an address or a name to do harm.

What runs sets ``window.pwned`` or opens a dialog; what asks asks evil.example; what is taken
for a formula has the answer 42.
"""

HOSTILE: dict[str, str] = {
    "script": "<script>window.pwned=1</script>",
    "script-end": "</script><script>window.pwned=1</script>",
    "comment": "<!--<script>window.pwned=1</script>",
    "handler": "<img src=http://evil.example/x.png onerror=window.pwned=1>",
    "attribute": "'\" onmouseover='window.pwned=1' x=\"",
    "link": "javascript:window.pwned=1",
    "data-link": "data:text/html,<script>window.pwned=1</script>",
    "iframe": "<iframe srcdoc='<script>parent.pwned=1</script>'></iframe>",
    "svg": "'\"><svg onload=window.pwned=1><a href=http://evil.example/>x</a></svg>",
    "math": "<math><mtext></form><form><mglyph><style></math><img src onerror=window.pwned=1>",
    "template-literal": "`${window.pwned=1}`",
    "jinja": "{{ 7*6 }} {% raw %} {# gone #}",
    "angular": "{{constructor.constructor('window.pwned=1')()}}",
    "prototype": "__proto__",
    "markdown-image": "![i](http://evil.example/y.png)",
    "markdown-link": "[l](javascript:window.pwned=1) <http://evil.example> **bold** `code`",
    "markdown-table": "| a | b |\n|---|---|\n| # head | 1 |",
    "latex": r"$x^2$ $$\frac{1}{2}$$ \href{http://evil.example}{x}",
    "mathtext": r"$\undefined{ 5 $ and $",
    "streamlit": ":red[x] :material/home: :rainbow-background[y] :small[z] :heart:",
    "bidi": "\u202egnp.exe\u202c \u2066left\u2069\u061c",
    "zero-width": "Al\u200bma\u200dty\ufeff\u2060\u00ad",
    "nul": "a\x00b\x07c",
    "ansi": "\x1b[31mred\x1b[0m\x1b]0;title\x07\x1b[2J\x9b31m",
    "line-ends": "one\r\ntwo\u2028three\x85four\x0bfive",
    "formula": '=HYPERLINK("http://evil.example","x")',
    "formula-dde": "=cmd|' /C calc'!A0",
    "formula-plus": "+6*7",
    "formula-minus": "-6*7",
    "formula-at": "@SUM(6*7)",
    "formula-tab": "\t=6*7",
    "traversal": "../../../../etc/passwd",
    "traversal-windows": "..\\..\\..\\windows\\win.ini",
    "absolute": "/etc/passwd",
    "percent": "%2e%2e%2f%00%0a<b>",
    "css": "</style><style>body{display:none;background:url(http://evil.example/z)}</style>",
    "css-url": "url(http://evil.example/z); } * { color: red",
    "emoji": "\U0001f469\u200d\U0001f469\u200d\U0001f467\U0001f1f0\U0001f1ff\u2764\ufe0f\U0001f3fb",
    "combining": "Z" + "\u0301\u0302\u0303" * 30 + "algo",
    "surrogate": "half \ud800 of a pair",
    "noncharacter": "end\ufffe\uffff",
    "long-word": "x" * 3_000,
    "long-text": "word " * 1_000,
    "entity": "&lt;script&gt;window.pwned=1&lt;/script&gt; &#x26;",
    "url": "http://evil.example/?a=1&b=<i>\"'",
    "xml": "]]><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
    "excel-escape": "_x0041_ _x0000_",
    "printf": "%s %n {0} {x!r} %(y)s",
}

#: One cell of so many letters; kept apart, lest 49 columns of it make a file of its own.
HUGE = "x" * 1_000_000
