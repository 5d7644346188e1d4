"""What the journeys share: one browser, servers on copies of the sample or on nothing at all, and people.

    python -m pytest Tests/Browser --program .build/debug/banshi --sample var/test --screens var/test/screens
"""

import pathlib
import shutil

import pytest
from playwright.sync_api import sync_playwright

from support.person import Person
from support.server import Server, copy_of_sample, serving

# Debian's; a downloaded one would be another than offices can install.
BROWSERS = ["chromium", "chromium-browser", "google-chrome"]


def pytest_addoption(parser):
    parser.addoption("--program", default=".build/debug/banshi", help="the program under test")
    parser.addoption("--sample", default="var/test", help="what Scripts/sample.sh has made")
    parser.addoption("--screens", default="var/test/screens", help="where pictures of the pages go")


@pytest.fixture(scope="session")
def program(request):
    path = pathlib.Path(request.config.getoption("--program")).resolve()
    assert path.exists(), f"{path} is missing; run make test"
    return path


@pytest.fixture(scope="session")
def screens(request):
    folder = pathlib.Path(request.config.getoption("--screens")).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def browser():
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    assert found, "no Chromium; run make setup"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--font-render-hinting=none"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def sample_folder(request):
    folder = pathlib.Path(request.config.getoption("--sample")).resolve()
    assert (folder / "banshi.sqlite").exists(), f"no sample in {folder}; run Scripts/sample.sh"
    return folder


@pytest.fixture(scope="module")
def sample(program, sample_folder, tmp_path_factory):
    """A server on a copy of the sample, for the tests of one file."""
    yield from serving(Server(program, copy_of_sample(sample_folder, tmp_path_factory.mktemp("sample"))))


@pytest.fixture
def new_person(browser):
    """Opens windows for people, and fails when a browser had something to say against a page."""
    people = []

    def made(server, **how):
        people.append(Person(browser, server, **how))
        return people[-1]

    yield made
    faults = [fault for person in people for fault in person.watch.clear()]
    for person in people:
        person.close()
    assert not faults, "the browser complains:\n" + "\n".join(faults)
