"""What the tests of the interface share: a server on a copy of the sample, and tokens of its people.

    python -m pytest Tests/API --program .build/debug/banshi --sample var/test
"""

import pathlib
import re
import subprocess
import sys

import httpx
import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Browser"))

from support.server import Server, copy_of_sample, serving  # noqa: E402

SCOPES = ["plan:read", "progress:read", "reports:read", "reports:write", "review:write", "ledgers:read", "ledgers:write",
          "documents:read", "supervision:read", "supervision:write", "notifications:read", "notifications:write",
          "people:read", "audit:read"]
# 区民政局 has a draft of the last quarter in the sample.
PEOPLE = {"reporter": "区民政局联络员（样例）", "leader": "区民政局负责人（样例）", "reviewer": "审核员（样例）",
          "auditor": "审计员（样例）", "administrator": "管理员（样例）"}


def pytest_addoption(parser):
    parser.addoption("--program", default=".build/debug/banshi", help="the program under test")
    parser.addoption("--sample", default="var/test", help="what Scripts/sample.sh has made")
    parser.addoption("--examples", type=int, default=15, help="requests that are made up for each endpoint and role")


@pytest.fixture(scope="session")
def server(request, tmp_path_factory):
    program = pathlib.Path(request.config.getoption("--program")).resolve()
    sample = pathlib.Path(request.config.getoption("--sample")).resolve()
    yield from serving(Server(program, copy_of_sample(sample, tmp_path_factory.mktemp("api"))))


@pytest.fixture(scope="session")
def token(server):
    """A token of somebody by their part, made on the command line."""
    made = {}

    def of(part):
        if part not in made:
            words = server.run("token", "add", "API-test", "--for", PEOPLE[part], "--scope", *SCOPES)
            made[part] = re.search(r"banshi_[A-Za-z0-9_-]{43}", words)[0]
        return made[part]

    return of


@pytest.fixture(scope="session")
def document(server):
    return httpx.get(f"{server.address}/api/v1/openapi.json").raise_for_status().json()


@pytest.fixture(scope="session")
def client_package(server, tmp_path_factory):
    """A client that was generated from the description."""
    folder = tmp_path_factory.mktemp("client")
    office = "application/vnd.openxmlformats-officedocument"
    (folder / "config.yml").write_text(
        "post_hooks: []\npackage_name_override: banshi_client\nproject_name_override: banshi-client\n"
        # The generator knows files by one name alone.
        "content_type_overrides:\n"
        + "".join(f"  {kind}: application/octet-stream\n" for kind in (
            f"{office}.wordprocessingml.document", f"{office}.spreadsheetml.sheet", "application/pdf")))
    tool = pathlib.Path(sys.executable).parent / "openapi-python-client"
    done = subprocess.run(
        [tool, "generate", "--url", f"{server.address}/api/v1/openapi.json", "--meta", "none", "--config",
         folder / "config.yml", "--output-path", folder / "banshi_client", "--fail-on-warning"],
        capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    sys.path.insert(0, str(folder))
    return folder
