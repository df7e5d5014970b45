"""The editor server in Neovim: a file is opened, its findings shown, all safe ones repaired, and the file written."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import textlint_news as tn

SCRIPT = r"""
local command = vim.json.decode(vim.env.COMMAND)
local function done(result)
  local file = io.open(vim.env.RESULT, "w")
  file:write(vim.json.encode(result))
  file:close()
end
local id = (vim.lsp.start_client or vim.lsp.start)({ name = "textlint-news", cmd = command, root_dir = vim.env.ROOT })
vim.lsp.buf_attach_client(0, id)
local client = vim.lsp.get_client_by_id(id)
local shown = vim.wait(15000, function() return #vim.diagnostic.get(0) > 0 end, 20)
if not shown then return done({ error = "no diagnostics" }) end
local found = {}
for _, one in ipairs(vim.diagnostic.get(0)) do
  table.insert(found, { code = one.code, line = one.lnum, column = one.col, text = one.message })
end
local params = vim.lsp.util.make_given_range_params({ 1, 0 }, { vim.fn.line("$"), 0 }, 0, client.offset_encoding)
params.context = { diagnostics = {}, only = { "source.fixAll.textlint-news" } }
local answer = client.request_sync("textDocument/codeAction", params, 10000, 0)
local action = answer.result[1]
if not action.edit then
  action = client.request_sync("codeAction/resolve", action, 10000, 0).result
end
vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
vim.cmd("write")
vim.wait(15000, function() return #vim.diagnostic.get(0) < #found end, 20)
done({ found = found, title = action.title, encoding = client.offset_encoding, left = #vim.diagnostic.get(0) })
"""


@pytest.mark.skipif(shutil.which("nvim") is None, reason="Neovim (nvim) is not installed")
def test_neovim_shows_findings_and_repairs_them(tmp_path: Path) -> None:
    text = "# A day in Paris\n\nThe 😀 mayor , who spoke in Paris , left.\n\n- Her staff , too.\n"
    story = tmp_path / "story.md"
    story.write_text(text, encoding="utf-8")
    script = tmp_path / "session.lua"
    script.write_text(SCRIPT, encoding="utf-8")
    result = tmp_path / "result.json"
    environment = {
        "PATH": "/usr/bin:/bin",
        "HOME": str(tmp_path),
        "LANG": "C.UTF-8",
        "ROOT": str(tmp_path),
        "RESULT": str(result),
        "COMMAND": json.dumps([sys.executable, "-m", "textlint_news", "lsp"]),
    }
    nvim = [shutil.which("nvim") or "", "--headless", "--clean", str(story), "-c", f"luafile {script}", "-c", "qa!"]
    run = subprocess.run(nvim, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert result.exists(), run.stderr
    told = json.loads(result.read_text(encoding="utf-8"))
    expected = tn.fix(text, format="markdown").text
    assert [one["code"] for one in told["found"]] == [finding.rule for finding in tn.check(text, format="markdown")]
    assert expected == text.replace(" ,", ",")
    assert told["found"][0]["column"] == len("The 😀 mayor".encode())  # Neovim counts bytes, and asked for UTF-16
    assert story.read_text(encoding="utf-8") == expected
    assert told["left"] == 0
