"""`onesheet add`, `demo`, `editor` and `rebuild` on a database of their own."""

from __future__ import annotations

import io
import stat

import pytest
from django.utils import timezone

from onesheet.accounts.models import Member
from onesheet.accounts.permissions import may_edit
from onesheet.films.models import Film, QuotedReview, Statement
from onesheet.films.services import withdraw
from onesheet.ops.demo import CATALOGUE, editor_password, fill
from onesheet.ops.main import main
from onesheet.sources.models import Document

pytestmark = pytest.mark.django_db(transaction=True)

ARTICLE = """The Lantern Room is a 2011 Irish drama film directed by Maeve Corrigan and written by Tomás Reilly. The film stars
Nuala Keane and Fergal Moss. It opened in Ireland on 4 March 2011.

== Plot ==
Two sisters keep a light that nobody needs.

== Reception ==
On Rotten Tomatoes, the film has an approval rating of 81% based on 21 reviews.
"""

REVIEW = """‘The Lantern Room’: Movie Review

by Ines Carvalho

Maeve Corrigan's film is slow and sure. When Orla (Nuala Keane) trims the wick for the last time, Dan (Fergal Moss) has
already packed. The Lantern Room is directed by Corrigan as if nobody were watching, and it is the better for it.
"""


@pytest.fixture
def files(tmp_path):
    for name, text in (("article.txt", ARTICLE), ("review.txt", REVIEW)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_two_documents_give_one_film_with_roles_from_the_review(files, capsys):
    status = main(["add", str(files / "article.txt"), str(files / "review.txt")])

    assert (status, capsys.readouterr().err) == (0, "")
    film = Film.objects.get()
    assert (film.title, film.year) == ("The Lantern Room", 2011)
    roles = set(film.credit_rows.filter(function="cast_member").values_list("person__name", "character"))
    assert roles == {("Nuala Keane", "Orla"), ("Fergal Moss", "Dan")}
    assert QuotedReview.objects.get().author == "Ines Carvalho"


def test_the_same_file_again_changes_nothing_and_says_so(files, capsys):
    main(["add", str(files / "article.txt")])
    before = set(Statement.objects.values_list("pk", flat=True))
    capsys.readouterr()

    status = main(["add", str(files / "article.txt")])

    assert status == 0
    assert "nothing" in capsys.readouterr().out.lower()
    assert set(Statement.objects.values_list("pk", flat=True)) == before


def test_a_changed_file_takes_the_place_of_the_old_one(files):
    article = files / "article.txt"
    main(["add", str(article)])
    article.write_text(ARTICLE.replace("81%", "84%").replace("21 reviews", "25 reviews"), encoding="utf-8")

    status = main(["add", str(article)])

    assert status == 0
    assert Film.objects.count() == 1
    assert sorted(Document.objects.values_list("state", flat=True)) == ["published", "superseded"]
    assert list(Film.objects.get().figure_rows.values_list("amount", "count")) == [(84, 25)]


def test_what_cannot_be_read_is_refused_and_the_rest_is_added(files, capsys):
    (files / "soup.txt").write_text("Cut three leeks and simmer them in stock.\n", encoding="utf-8")

    status = main(["add", str(files / "gone.txt"), str(files / "soup.txt"), str(files / "article.txt")])

    errors = capsys.readouterr().err
    assert status == 1
    assert "gone.txt: " in errors
    assert "soup.txt: " in errors
    assert Document.objects.count() == Film.objects.count() == 1


def test_a_doubtful_film_waits_for_an_editor(files, capsys):
    main(["add", str(files / "article.txt")])
    other = ARTICLE.replace("Maeve Corrigan", "Bo Lindahl").replace("Tomás Reilly", "Ida Holm")
    other = other.replace("Nuala Keane", "Siv Ek").replace("Fergal Moss", "Per Dahl").replace("4 March", "2 May")
    other = other.replace("Two sisters keep a light that nobody needs.", "A painter rents a room above a chandler's.")
    other = other.replace("81% based on 21 reviews", "64% based on 14 reviews")
    (files / "other.txt").write_text(other, encoding="utf-8")

    status = main(["add", str(files / "other.txt")])

    assert status == 1
    assert "proposal" in capsys.readouterr().out
    assert Film.objects.count() == 1
    assert Document.objects.filter(state="proposed").count() == 1


def test_one_address_belongs_to_one_document(files, capsys):
    words = ["add", "--address", "https://films.example.org/1", str(files / "article.txt"), str(files / "review.txt")]

    assert main(words) == 2
    assert "--address" in capsys.readouterr().err
    assert not Document.objects.exists()


def test_the_sample_catalogue_goes_in_once_and_what_was_withdrawn_stays_so(capsys):
    added = fill()
    withdrawn = Document.objects.filter(state="published").first()
    withdraw(document=withdrawn, by=None, now=timezone.now())

    assert added == len(list(CATALOGUE.glob("*.txt")))
    assert Film.objects.filter(shown=True).count() >= 12
    assert fill() == 0
    withdrawn.refresh_from_db()
    assert withdrawn.state == "withdrawn"


def test_rebuilding_changes_nothing(files, capsys):
    main(["add", str(files / "article.txt"), str(files / "review.txt")])
    capsys.readouterr()

    assert main(["rebuild"]) == 0
    assert capsys.readouterr().out == "1 films rebuilt, 0 changed.\n"
    assert main(["rebuild", "no-such-film"]) == 1
    assert "no-such-film" in capsys.readouterr().err


def test_the_sample_editor_has_a_password_of_its_own_that_only_the_owner_reads(tmp_path):
    password = editor_password(tmp_path)

    kept = tmp_path / "editor-password"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert editor_password(tmp_path) == password
    member = Member.objects.get(username="editor")
    assert member.check_password(password)
    assert may_edit(member)


def test_making_an_editor_asks_for_a_password_where_the_account_is_new(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO("a long and quiet phrase\n"))

    assert main(["editor", "ada"]) == 0
    assert Member.objects.get(username="ada").check_password("a long and quiet phrase")
    assert main(["editor", "ada"]) == 0

    monkeypatch.setattr("sys.stdin", io.StringIO("\n"))
    assert main(["editor", "ben"]) == 1
    assert "password" in capsys.readouterr().err


def test_a_changed_copy_from_elsewhere_takes_the_place_of_the_old_one_too(files):
    main(["add", str(files / "article.txt"), str(files / "review.txt")])
    copy = files / "copies"
    copy.mkdir()
    (copy / "review.txt").write_text(REVIEW.replace("slow and sure", "slow, sure and kind"), encoding="utf-8")

    status = main(["add", str(copy / "review.txt")])

    assert status == 0
    assert Document.objects.filter(state="superseded").count() == 1
    assert QuotedReview.objects.filter(document__state="published").count() == 1
