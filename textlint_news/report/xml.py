"""Text in XML 1.0, which forbids most control characters even as references: findings are often about these."""

import re

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REFERENCES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
_REFERRED = re.compile("[" + "".join(_REFERENCES) + "]")


def escaped(text: str) -> str:
    """`text` for an attribute in double quotes, or between tags. A character that XML cannot hold becomes `<U+XXXX>`."""
    visible = _FORBIDDEN.sub(lambda match: f"<U+{ord(match[0]):04X}>", text)
    return _REFERRED.sub(lambda match: _REFERENCES[match[0]], visible)


def attributes(**values: object) -> str:
    """` name="value"` for each value that is not None, as in a tag."""
    return "".join(f' {name}="{escaped(str(value))}"' for name, value in values.items() if value is not None)
