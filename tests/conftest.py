"""Fixtures for every test: Chromium, a phone, a desktop, axe; and how hard Hypothesis tries."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import translation
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tooling import browser

# A shared machine can be slow at any moment, so no example has a deadline. CI tries the same examples every time: what
# it refuses is then the change and not the dice. `long` is for nights: HYPOTHESIS_PROFILE=long.
settings.register_profile("dev", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile(
    "ci", settings.get_profile("dev"), max_examples=100, derandomize=True, print_blob=True
)
settings.register_profile("long", settings.get_profile("dev"), max_examples=5000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "dev"))

# --no-sandbox: Chromium refuses its sandbox to root. The others keep it from calling home.
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# What makes a test one of the database's: the stage on PostgreSQL runs these and no others (tooling/test_run.py).
DATABASE_FIXTURES = frozenset({"db", "transactional_db", "django_db_setup", "live_server"})
PROCESSES = frozenset({"COMMAND", "environment", "own_database", "subprocess", "processes"})

# Milliseconds to wait for what should appear. Long, as a shared machine can be slow: only a failure waits so long.
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever asks for Chromium is a browser test, and whatever may meet a database a database test, wherever it lies."""
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
        if _meets_a_database(item):
            item.add_marker(pytest.mark.database)


def _meets_a_database(item: pytest.Item) -> bool:
    """Whether it may: by a fixture, by pytest-django's mark, or through processes of its own (tests/processes.py)."""
    asked = not DATABASE_FIXTURES.isdisjoint(getattr(item, "fixturenames", ()))
    starts_processes = not PROCESSES.isdisjoint(vars(getattr(item, "module", None) or object))
    return asked or starts_processes or item.get_closest_marker("django_db") is not None


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """A page in another language leaves that language on in its thread: the next test begins without."""
    yield
    translation.deactivate()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for the whole run."""
    program = browser.find()
    if program is None:
        (pytest.fail if os.environ.get("STEADYSTEP_NO_SKIP") else pytest.skip)(browser.MISSING)
    # Playwright's loop runs in this thread, and Django then takes every query for one made in async code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=program, args=CHROMIUM_FLAGS)
        yield launched
        launched.close()


@contextmanager
def _page(chromium: Browser, address: str, **options: object) -> Iterator[Page]:
    """A page with cookies of its own, which fails the test on a script error or a breach of the security policy."""
    faults: list[str] = []
    context = chromium.new_context(base_url=address, **options)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.on("pageerror", lambda error: faults.append(f"script error: {error}"))
    page.on(
        "console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None
    )
    yield page
    context.close()
    assert not faults, "\n".join(faults)


@pytest.fixture
def phone(chromium: Browser, live_server) -> Iterator[Page]:
    """A page of 360 by 740, touch, on the live server: page.goto("/") works."""
    with _page(
        chromium, live_server.url, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True
    ) as page:
        yield page


@pytest.fixture
def desktop(chromium: Browser, live_server) -> Iterator[Page]:
    """A page of 1280 by 800 on the live server."""
    with _page(chromium, live_server.url, viewport={"width": 1280, "height": 800}) as page:
        yield page


@pytest.fixture(params=["phone", "desktop"])
def screen(request: pytest.FixtureRequest, chromium: Browser) -> Page:
    """The same journey at 360 and at 1280 px. It names `chromium` so that the test is known to be a browser test."""
    page: Page = request.getfixturevalue(request.param)
    return page


@pytest.fixture
def second_desktop(chromium: Browser, live_server) -> Iterator[Page]:
    """Another person's screen beside `desktop` or `phone`, with a sign-in of its own."""
    with _page(chromium, live_server.url, viewport={"width": 1280, "height": 800}) as page:
        yield page


@pytest.fixture
def accessible() -> Callable[[Page], None]:
    """accessible(page) fails with every violation axe finds, and where, and on sideways scrolling."""
    axe = Axe()

    def check(page: Page) -> None:
        found = axe.run(page)
        assert found.violations_count == 0, found.generate_report()
        wide = page.locator("html").evaluate("html => html.scrollWidth - html.clientWidth")
        assert wide <= 0, f"{page.url} scrolls sideways by {wide} px"

    return check
