"""The hooks, run by the real pre-commit in a repository of their own, from a clone of this one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from identify.identify import tags_from_filename

from textlint_news.settings import Settings

ROOT = Path(__file__).parents[1]
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}


@pytest.mark.parametrize("hook", HOOKS)
def test_a_hook_takes_articles_and_nothing_else(hook: str) -> None:
    wanted = set(HOOKS[hook]["types_or"])
    articles = [glob.replace("*", "story") for glob in Settings().include if glob.endswith(("txt", "md", "mdx", "html", "htm"))]
    assert [name for name in articles if not wanted & tags_from_filename(name)] == []
    others = ["a.py", "feed.jsonl", "table.csv", "theme.css", "data.json", "post.tex", "notes.rst"]
    assert [name for name in others if wanted & tags_from_filename(name)] == []


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps what it installs: once for all tests."""
    return tmp_path_factory.mktemp("pre-commit")


class Repository:
    """A repository with a clone of this one as the source of hooks."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder = folder
        self.env = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        self.env |= {"PRE_COMMIT_HOME": str(home), "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        self.git("init", "--quiet")

    def git(self, *words: str) -> str:
        who = ["-c", "user.name=Desk", "-c", "user.email=desk@example.com", "-c", "commit.gpgsign=false"]
        return self._run("git", *who, *words).stdout

    def _run(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(words, cwd=self.folder, env=self.env, capture_output=True, text=True, timeout=300, check=True)

    def write(self, name: str, content: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
        return path

    def use(self, hook: str, source: Path) -> None:
        """Write the configuration that names the hook."""
        revision = subprocess.run(
            ["git", "rev-parse", "HEAD"], cwd=source, capture_output=True, text=True, check=True
        ).stdout.strip()
        repos = [{"repo": str(source), "rev": revision, "hooks": [{"id": hook}]}]
        self.write(".pre-commit-config.yaml", yaml.safe_dump({"repos": repos}))

    def pre_commit(self, *words: str) -> tuple[int, str]:
        """Run pre-commit on what is staged: its exit code and what it says."""
        words = (sys.executable, "-m", "pre_commit", *words, "--verbose", "--color", "never")
        run = subprocess.run(words, cwd=self.folder, env=self.env, capture_output=True, text=True, timeout=300)
        said = run.stdout + run.stderr
        if any(
            words in said
            for words in ("CalledProcessError", "Could not fetch", "No matching distribution", "Could not find a version")
        ):
            pytest.skip(f"pre-commit cannot install anything here:\n{said[-600:]}")
        return run.returncode, said


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository that holds what is in this checkout, committed or not."""
    if shutil.which("git") is None:
        pytest.skip("there is no git here")
    if not (ROOT / ".pre-commit-hooks.yaml").is_file():
        pytest.skip("this is no checkout")
    folder = tmp_path_factory.mktemp("source")
    for name in ("textlint_news", "rules"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        shutil.copy(ROOT / name, folder)
    repository = Repository(folder, folder)
    repository.git("add", "--all")
    repository.git("commit", "--quiet", "--message", "as it is")
    return folder


@pytest.fixture
def repository(tmp_path: Path, home: Path) -> Repository:
    return Repository(tmp_path, home)


BAD = '---\ntitle: The bridge\nlayout: post\n---\n\n{{< figure src="a.jpg" >}}\n\nThe deal , he said, is done.\n'


def test_the_hook_reports_what_is_staged_and_changes_nothing(repository: Repository, source: Path) -> None:
    staged = repository.write("content/staged.md", BAD)
    repository.write("content/clean.html", "<p>The deal, he said, is done.</p>\n")
    repository.write("LICENSE", "The deal , he said, is done.\n")
    repository.write("draft.py", "x = 'The deal , he said'\n")
    repository.git("add", "--all")
    repository.write("content/not-staged.md", BAD)
    code, said = repository.pre_commit("try-repo", str(source), "textlint-news")
    assert code == 1, said
    assert "content/staged.md:8:9: PUN101" in said
    for other in ("not-staged", "clean.html:", "LICENSE", "draft.py", "modified"):
        assert other not in said
    assert staged.read_text(encoding="utf-8") == BAD


def test_the_fixing_hook_repairs_and_stops_the_commit(repository: Repository, source: Path) -> None:
    staged = repository.write("content/staged.md", BAD)
    repository.use("textlint-news-fix", source)
    excluded = repository.write("archive/old.md", BAD)
    repository.write("textlint-news.toml", 'exclude = ["archive"]\n')
    repository.git("add", "--all")
    code, said = repository.pre_commit("run")
    assert code == 1, said
    assert "files were modified by this hook" in said
    assert staged.read_text(encoding="utf-8") == BAD.replace("deal , he", "deal, he")
    assert excluded.read_text(encoding="utf-8") == BAD
    repository.git("add", "--all")
    code, said = repository.pre_commit("run")
    assert code == 0, said


def test_old_findings_do_not_stop_a_commit(repository: Repository, source: Path) -> None:
    repository.write("content/old.md", BAD)
    repository.use("textlint-news", source)
    command = [sys.executable, "-m", "textlint_news", "check", "--write-baseline", "--quiet"]
    subprocess.run(command, cwd=repository.folder, env=repository.env, check=False)
    repository.git("add", "--all")
    code, said = repository.pre_commit("run")
    assert code == 0, said
    repository.write("content/new.md", BAD)
    repository.git("add", "--all")
    code, said = repository.pre_commit("run")
    assert code == 1, said
    assert "content/new.md:8" in said
    assert "content/old.md:" not in said
