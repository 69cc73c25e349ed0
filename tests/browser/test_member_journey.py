"""One member's whole time on a site, from signing up to leaving: on a telephone with script, at a desk without."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Visitor
from browser.sizes import DESK, PHONE

pytestmark = pytest.mark.browser

PASSWORD = "harbor lights 9"
SECRET = "the lamp was never lit"
CHALLENGE = "52 films by women in 2017"
OTHER_FILM, OTHER_TITLE = "/films/my-brilliant-career-1979", "My Brilliant Career"
LIST = "Boats, by night"
REASON = "It quotes a letter that is not theirs."


@dataclass(frozen=True)
class Part:
    """Who meets whom over which film; two journeys on one site keep out of each other's way."""

    name: str
    script: bool
    film: str
    title: str
    follows: tuple[str, str]
    blocks: tuple[str, str]
    reports: tuple[str, str]
    words: str
    """Of the reported review."""

    @property
    def context(self) -> dict[str, object]:
        return {"java_script_enabled": self.script, "viewport": PHONE if self.script else DESK}


PARTS = [
    Part(
        "quillfern", True, "/films/the-piano-1993", "The Piano",
        ("ines", "Inês Duarte"), ("tomas", "Tomás"), ("graciela", "Graciela Paz"), "Saw it the week it came",
    ),
    Part(
        "mossbeam", False, "/films/daughters-of-the-dust-1991", "Daughters of the Dust",
        ("marta", "Marta"), ("yuki", "Yuki"), ("kofi", "Kofi Mensah"), "who was whose cousin",
    ),
]  # fmt: skip


@pytest.fixture(scope="module")
def staff(site):
    """Give the site a moderator and an operator."""
    environment = {**os.environ, "ONESHEET_DATA": str(site.folder), "ONESHEET_DATABASE_URL": ""}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    for name, role in (("warden", "moderator"), ("keeper", "operator")):
        command = [sys.executable, "-m", "onesheet", "role", name, role]
        subprocess.run(command, env=environment, input=PASSWORD + "\n", text=True, check=True, capture_output=True)


@pytest.fixture
def person(visit):
    """Return a function that makes somebody with a browser of their own, signed in where a name is given."""

    def make(part: Part, name: str = "", password: str = PASSWORD) -> Visitor:
        visitor = visit(**part.context)
        visitor.page.set_default_timeout(20_000)
        if name:
            sign_in(visitor.page, name, password)
        return visitor

    return make


def sign_in(page: Page, name: str, password: str) -> None:
    page.goto("/sign-in")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()
    expect(page.locator("header details.me")).to_be_visible()


def fits(page: Page, part: Part) -> None:
    """A telephone's page is not wider than its window."""
    if part.script:
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], page.url


def notice(page: Page):
    return page.locator("p.notice")


def sign_up(page: Page, part: Part, person) -> None:
    """Make the account; without script it waits until an operator lets it in."""
    page.goto("/sign-in")
    page.get_by_role("link", name="Make one").click()
    page.get_by_label("Name", exact=True).fill(part.name)
    page.get_by_label("Password").fill(PASSWORD)
    fits(page, part)
    page.get_by_role("button", name="Make the account").click()
    if not part.script:
        expect(page.get_by_role("heading", level=1)).to_have_text("Your account waits")
        operator = person(part, "keeper").page
        operator.goto("/settings/site/approvals")
        operator.get_by_role("button", name=f"Let {part.name} in").click()
        expect(operator.get_by_role("button", name=f"Let {part.name} in")).to_have_count(0)
        sign_in(page, part.name, PASSWORD)
    expect(page.locator("header details.me > summary")).to_contain_text(part.name)


def rate(page: Page, part: Part) -> None:
    page.goto(part.film)
    if part.script:
        page.locator("#me .skin label").nth(8).click()
        expect(page.locator("#me .status")).to_have_text("You rated it 4½ out of 5.")
    else:
        page.get_by_role("radio", name="4½ out of 5").check()
        page.get_by_role("button", name="Save rating").click()
        expect(notice(page)).to_have_text("You rated it 4½ out of 5.")
    fits(page, part)


def log(page: Page, part: Part, day: str, place: str = "", tags: str = "") -> None:
    """Put a viewing of the film whose page is open into the diary."""
    page.get_by_role("link", name="Log a viewing").click()
    page.get_by_label("Day", exact=True).fill(day)
    page.get_by_label("Place", exact=True).fill(place)
    page.get_by_label("Tags", exact=True).fill(tags)
    fits(page, part)
    page.get_by_role("button", name="Put it in my diary").click()
    expect(notice(page)).to_contain_text("It is in your diary")


def write(page: Page, part: Part, stranger: Page) -> str:
    """Write a review with a spoiler inside, which nobody reads who does not ask for it; return its address."""
    page.goto(part.film)
    page.get_by_role("link", name="Write a review").click()
    page.get_by_label("Review", exact=True).fill(f"The harbour is **patient**. ||{SECRET}|| and so we row home.")
    page.get_by_role("button", name="Publish").click()
    expect(page).to_have_url(re.compile(r"/reviews/\d+$"))
    address = re.search(r"/reviews/\d+$", page.url)[0]
    for reader in (page, stranger):
        reader.goto(address)
        text = reader.locator(".one-review")
        expect(text).to_contain_text("so we row home", use_inner_text=True)
        expect(text).not_to_contain_text(SECRET, use_inner_text=True)
        text.locator(".spoiler summary").click()
        expect(text).to_contain_text(SECRET, use_inner_text=True)
        fits(reader, part)
    stranger.goto(part.film)
    card = stranger.locator(".card-review", has_text="so we row home")
    expect(card).to_contain_text(part.name)
    expect(card).not_to_contain_text(SECRET, use_inner_text=True)
    return address


def follow(page: Page, part: Part) -> None:
    username, name = part.follows
    page.goto(f"/members/{username}")
    page.get_by_role("button", name="Follow").click()
    expect(notice(page)).to_contain_text("You follow")
    expect(page.get_by_role("button", name="Unfollow")).to_be_visible()
    page.get_by_role("link", name="Following", exact=True).click()
    expect(page.locator(".day a.who-did", has_text=name).first).to_be_visible()
    fits(page, part)


def make_list(page: Page, part: Part) -> str:
    """Make a list, put one film on it by its title and one from the film's page; return its address."""
    page.goto("/lists/")
    page.get_by_role("link", name="Make a list").click()
    page.get_by_label("Name").fill(LIST)
    page.get_by_role("button", name="Make the list").click()
    page.get_by_label("Find a film to add").fill(part.title)
    page.get_by_role("button", name="Find", exact=True).click()
    page.get_by_role("button", name=f"Add {part.title}", exact=True).click()
    expect(page.locator(".edit-films .what")).to_have_count(1)
    fits(page, part)
    page.goto(OTHER_FILM)
    page.get_by_role("link", name="Put it on your lists").click()
    page.get_by_label(LIST).check()
    page.get_by_role("button", name="Save").click()
    page.goto("/lists/mine")
    page.get_by_role("link", name=LIST).first.click()
    shelf = page.locator(".shelf")
    expect(shelf).to_contain_text(part.title)
    expect(shelf).to_contain_text(OTHER_TITLE)
    fits(page, part)
    return re.search(r"/lists/\d+", page.url)[0]


def take_part(page: Page, part: Part) -> str:
    """Join a challenge, and see a viewing count in it; return its address."""
    page.goto("/challenges/")
    page.get_by_role("link", name=CHALLENGE).first.click()
    address = re.search(r"/lists/\d+", page.url)[0]
    page.get_by_role("link", name="Take part").click()
    page.get_by_role("button", name="Take part").click()
    mine = page.locator(".own-part")
    expect(mine).to_contain_text("1 of 52")
    fits(page, part)
    page.goto(OTHER_FILM)
    log(page, part, "2017-06-03")
    page.goto(address)
    expect(mine).to_contain_text("2 of 52")
    expect(page.locator(".standings li", has_text=part.name)).to_contain_text("2 of 52")
    return address


def block(page: Page, part: Part, other: Visitor, review: str) -> None:
    """Block somebody who has commented and is about to do it again."""
    blocked = other.page
    blocked.goto(review)
    for text in ("The oars are real.", "And so is the harbour."):
        expect(blocked.locator(".one-review")).to_contain_text("so we row home")
        blocked.get_by_label("Your comment").fill(text)
        if "oars" in text:
            blocked.get_by_role("button", name="Send").click()
            expect(blocked.locator(".comments")).to_contain_text(text)

    page.goto(f"/members/{part.blocks[0]}")
    page.get_by_text("More", exact=True).click()
    page.get_by_role("button", name="Block").click()
    expect(notice(page)).to_contain_text("You blocked")
    fits(page, part)

    with blocked.expect_navigation() as sent:
        blocked.get_by_role("button", name="Send").click()
    assert sent.value.status == 404
    for address in (review, f"/members/{part.name}"):
        assert blocked.goto(address).status == 404, address
    blocked.goto(part.film)
    expect(blocked.get_by_role("main")).not_to_contain_text(part.name)
    other.complaints.clear()  # the browser reports each 404 itself
    page.goto(review)
    expect(page.get_by_role("main")).not_to_contain_text("so is the harbour")


def report(page: Page, part: Part) -> str:
    """Report somebody's review of the film; return its address."""
    page.goto(part.film)
    card = page.locator(".card-review", has_text=part.words)
    card.locator("a.u-url").click()
    expect(page).to_have_url(re.compile(r"/reviews/\d+$"))
    address = re.search(r"/reviews/\d+$", page.url)[0]
    page.locator(".one-review").get_by_role("link", name="Report").click()
    page.get_by_label("It is somebody else’s text").check()
    page.get_by_label("In your words").fill("From a letter that was printed long ago.")
    fits(page, part)
    page.get_by_role("button", name="Send the report").click()
    expect(notice(page)).to_contain_text("A moderator will look at it.")
    return address


def hide(moderator: Page, part: Part, reported: str, stranger: Page) -> None:
    """Find the report in the queue and hide the review; visitors see it before and not after."""
    stranger.goto(part.film)
    expect(stranger.locator(".card-review", has_text=part.words)).to_have_count(1)
    moderator.goto("/moderation")
    case = moderator.locator(".case", has_text=part.words)
    expect(case).to_contain_text("From a letter that was printed long ago.")
    fits(moderator, part)
    case.get_by_label("Reason").fill(REASON)
    case.get_by_role("button", name="Hide").click()
    expect(notice(moderator)).to_contain_text("Hidden.")
    expect(case).to_have_count(0)
    stranger.goto(part.film)
    expect(stranger.get_by_role("heading", level=1)).to_have_text(part.title)
    expect(stranger.locator(".card-review", has_text=part.words)).to_have_count(0)
    assert stranger.request.get(reported).status == 404


def be_told(page: Page, part: Part) -> None:
    """The author of what was hidden is told why, and not who reported it."""
    page.locator("header a.count").click()
    told = page.locator(".told-list li", has_text=f"your review of {part.title}")
    expect(told).to_contain_text("A moderator hid")
    expect(told).to_contain_text(REASON)
    expect(page.get_by_role("main")).not_to_contain_text(part.name)
    fits(page, part)


def leave(page: Page, part: Part, folder) -> None:
    """Take everything along and erase the account."""
    page.goto("/settings/export")
    page.get_by_role("button", name="Make the export").click()
    with page.expect_download() as download:
        page.get_by_role("main").get_by_role("link", name="Download").click()
    download.value.save_as(folder / "mine.zip")
    with ZipFile(folder / "mine.zip") as archive:
        everything = b"\n".join(archive.read(name) for name in archive.namelist()).decode()
    for made in (part.title, OTHER_TITLE, "2017-05-20", "Lantern Hall", "rowing", SECRET, LIST):
        assert made in everything, made
    page.get_by_role("main").get_by_role("link", name="Erase", exact=True).click()
    page.get_by_label("Your password").fill(PASSWORD)
    fits(page, part)
    page.get_by_role("button", name="Erase my account").click()
    expect(notice(page)).to_contain_text("Your account was erased")
    expect(page.get_by_role("banner").get_by_role("link", name="Sign in")).to_be_visible()


@pytest.mark.parametrize("part", PARTS, ids=["script-360", "no-script-1280"])
def test_a_member_comes_does_everything_and_leaves(site, staff, person, part, tmp_path):
    visitor = person(part)
    page, stranger = visitor.page, person(part).page

    sign_up(page, part, person)
    rate(page, part)
    log(page, part, "2017-05-20", "Lantern Hall", "rowing, at night")
    page.goto(f"/members/{part.name}/diary")
    entry = page.locator(".entry", has_text=part.title)
    expect(entry).to_contain_text("Lantern Hall")
    expect(entry.get_by_role("link", name="rowing")).to_be_visible()
    fits(page, part)
    review = write(page, part, stranger)
    follow(page, part)
    own_list = make_list(page, part)
    challenge = take_part(page, part)
    block(page, part, person(part, part.blocks[0], site.password), review)
    reported = report(page, part)
    moderator = person(part, "warden").page
    hide(moderator, part, reported, stranger)
    author = person(part, part.reports[0], site.password).page
    be_told(author, part)

    named = ["/members/", part.film, f"{part.film}/reviews", challenge, f"{challenge}/standings", review, own_list,
             f"{OTHER_FILM}/on-lists", f"/members/{part.follows[0]}/followers", f"/members/{part.name}"]  # fmt: skip
    for address in named:
        assert part.name in stranger.request.get(address).text(), address
    leave(page, part, tmp_path)
    for address in (f"/members/{part.name}", f"/members/{part.name}/diary", own_list):
        assert stranger.request.get(address).status == 404, address
    gone_from = {
        stranger: ["/", "/lists/", "/challenges/", *(set(named) - {own_list, f"/members/{part.name}"})],
        moderator: ["/moderation", "/moderation/log", reported.replace("/reviews", "/moderation/review"), part.film],
        author: ["/notices", "/feed", part.film, reported],
    }
    for reader, addresses in gone_from.items():
        for address in addresses:
            answer = reader.request.get(address)
            assert answer.status == 200, address
            assert part.name not in answer.text().lower(), address
            assert SECRET not in answer.text(), address
    stranger.goto(review)
    expect(stranger.get_by_role("main")).to_contain_text("a member who left")
    expect(stranger.locator(".comments")).to_contain_text("The oars are real.")
