"""Characters beyond ASCII, and those of them whose case is not what `str.lower` says."""

import re

# Characters that a case-insensitive regular expression equates with others although str.lower() keeps them apart.
# A text that holds one of them is not prefiltered (matcher.py); a literal never holds one either.
ODD_CASE = re.compile(
    "[\u00b5\u0130\u0131\u017f\u01c5\u01c8\u01cb\u01f2\u0345\u03c2\u03d0\u03d1\u03d5\u03d6\u03f0\u03f1\u03f4\u03f5"
    "\u13a0-\u13fd\u1c80-\u1c88\u1e9b\u1e9e\u1fbe\u2126\u212a\u212b\uab70-\uabbf\ufb05\ufb06]"
)

_ASCII = bytes(range(128))


def beyond_ascii(text: str) -> str:
    """All characters beyond ASCII, in order. Articles hold few, and looking among these is three times faster than in the text."""
    if text.isascii():
        return ""
    return text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")
