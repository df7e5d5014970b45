"""The docstrings under the fields of a class: what the reference, the schemas and `config KEY` say about a key."""

import ast
import inspect


def fields(owner: type) -> dict[str, str]:
    """Field -> the docstring under it, on one line. Fields without one are missing."""
    about: dict[str, str] = {}
    body = ast.parse(inspect.getsource(owner)).body[0]
    assert isinstance(body, ast.ClassDef)
    name = ""
    for node in body.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            name = node.target.id
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and name:
            about[name] = " ".join(str(node.value.value).split())
    return about
