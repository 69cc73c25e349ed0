"""What moderators' pages say of things and acts."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from onesheet.accounts.services.standing import FOR_GOOD
from onesheet.moderation.models import Act, Report, Target, WordRule
from onesheet.moderation.services.permitted import why_not
from onesheet.web.addresses import url
from onesheet.web.wording.dates import moment_words

if TYPE_CHECKING:
    from onesheet.accounts.models import Member
    from onesheet.moderation.pure.screening import Rule
    from onesheet.moderation.queries.log import LogLine
    from onesheet.moderation.queries.queue import Record
    from onesheet.moderation.queries.things import Thing

TARGETS = {
    Target.MEMBER.value: gettext_lazy("Profile"),
    Target.REVIEW.value: gettext_lazy("Review"),
    Target.COMMENT.value: gettext_lazy("Comment"),
    Target.LIST.value: gettext_lazy("List"),
}
REASONS = {
    Report.Reason.SPAM.value: gettext_lazy("spam"),
    Report.Reason.ABUSE.value: gettext_lazy("abuse"),
    Report.Reason.SPOILER.value: gettext_lazy("unmarked spoiler"),
    Report.Reason.RIGHTS.value: gettext_lazy("somebody else’s text"),
    Report.Reason.OTHER.value: gettext_lazy("something else"),
}
DONE = {
    Act.Kind.HIDE.value: gettext_lazy("hid"),
    Act.Kind.SHOW.value: gettext_lazy("showed"),
    Act.Kind.DELETE.value: gettext_lazy("deleted"),
    Act.Kind.WARN.value: gettext_lazy("warned"),
    Act.Kind.SILENCE.value: gettext_lazy("silenced"),
    Act.Kind.SUSPEND.value: gettext_lazy("suspended"),
    Act.Kind.LIFT.value: gettext_lazy("lifted"),
    Act.Kind.DISMISS.value: gettext_lazy("dismissed reports of"),
    Act.Kind.CLEAN_UP.value: gettext_lazy("cleaned up"),
    Act.Kind.RULE.value: gettext_lazy("changed a rule"),
    Act.Kind.ROLE.value: gettext_lazy("changed a role of"),
    Act.Kind.APPROVE.value: gettext_lazy("let in"),
    Act.Kind.REFUSE.value: gettext_lazy("turned an account away"),
}
LASTING = frozenset({Act.Kind.APPROVE.value, Act.Kind.REFUSE.value})
"""Acts that cannot be undone."""

SAID = {
    Act.Kind.HIDE.value: gettext_lazy("Hidden."),
    Act.Kind.SHOW.value: gettext_lazy("Shown to everybody it is meant for."),
    Act.Kind.DELETE.value: gettext_lazy("Deleted."),
    Act.Kind.WARN.value: gettext_lazy("The member is warned."),
    Act.Kind.SILENCE.value: gettext_lazy("The member is silenced."),
    Act.Kind.SUSPEND.value: gettext_lazy("The account is suspended."),
    Act.Kind.LIFT.value: gettext_lazy("Silence and suspension are lifted."),
    Act.Kind.DISMISS.value: gettext_lazy("The reports are dismissed."),
}


def address_of(thing: Thing) -> str:
    """Return where a thing is read; empty where nobody but its author sees it."""
    if thing.hidden_at is not None or thing.erased:
        return ""
    if thing.target == Target.MEMBER:
        return url("member", username=thing.username)
    if thing.target == Target.REVIEW:
        return url("review", review=thing.id)
    if thing.target == Target.COMMENT:
        return f"{url('review', review=thing.review)}#c{thing.id}"
    return url("list", number=thing.id)


def buttons(thing: Thing | None, record: Record | None, now: datetime) -> list[tuple[str, str]]:
    """Return the acts that make sense of a thing as it is, each with its button's words."""
    if thing is None:
        return [("dismiss", _("Dismiss"))]
    made: list[tuple[str, str]] = [("dismiss", _("Dismiss"))]
    if thing.target == Target.MEMBER:
        made.append(("hide", _("Empty the profile")))
    elif not thing.erased:
        made += [("hide", _("Keep hidden")), ("show", _("Show"))] if thing.hidden_at else [("hide", _("Hide"))]
        made.append(("delete", _("Delete")))
    made += [("warn", _("Warn")), ("silence", _("Silence")), ("suspend", _("Suspend"))]
    if record and (record.suspended_until or (record.silenced_until and record.silenced_until > now)):
        made.append(("lift", _("Lift")))
    return made


def closed_to(record: Record | None, viewer: Member) -> str:
    """Return why the one who looks may not decide about what an author made; empty where they may."""
    why = why_not(by=viewer, on=record.member, roles=record.roles) if record else ""
    return _(why) if why else ""


def record_words(record: Record, now: datetime) -> list[str]:
    """Return what is known of an author, a few words at a time."""
    said = [
        _here_for((now - record.joined).days),
        ngettext("%(n)s review", "%(n)s reviews", record.reviews) % {"n": record.reviews},
        ngettext("%(n)s comment", "%(n)s comments", record.comments) % {"n": record.comments},
        ngettext("%(n)s list", "%(n)s lists", record.lists) % {"n": record.lists},
    ]  # fmt: skip
    said += record.roles
    if record.reported > 1:
        said.append(_("%(n)s open reports in all") % {"n": record.reported})
    if record.suspended_until:
        said.append(_("suspended %(until)s") % {"until": until_words(record.suspended_until)})
    if record.silenced_until and record.silenced_until > now:
        said.append(_("silenced %(until)s") % {"until": until_words(record.silenced_until)})
    said += [_("%(done)s %(n)s×") % {"done": DONE[kind], "n": number} for kind, number in record.acts if kind in DONE]
    if not record.acts:
        said.append(_("nothing against them yet"))
    return said


def _here_for(days: int) -> str:
    if days < 1:
        return _("here since today")
    if days < 730:
        return ngettext("here for %(n)s day", "here for %(n)s days", days) % {"n": days}
    return _("here for %(n)s years") % {"n": days // 365}


def until_words(until: datetime) -> str:
    """Return the end of a silence or suspension in words."""
    return _("for good") if until >= FOR_GOOD else _("until %(moment)s") % {"moment": moment_words(until)}


def rule_words(rule: Rule) -> str:
    """Return a rule in words."""
    return rule_said(rule.kind, rule.pattern)


def rule_said(kind: str, pattern: str) -> str:
    """Return what a rule looks at, in words."""
    if kind == WordRule.Kind.LINKS:
        return ngettext("more than %(n)s link", "more than %(n)s links", int(pattern)) % {"n": pattern}
    if kind == WordRule.Kind.DOMAIN:
        return _("links to %(site)s") % {"site": pattern}
    return _("“%(words)s”") % {"words": pattern}


def act_words(line: LogLine) -> str:
    """Return what an act did, after the moderator's name."""
    if line.kind == Act.Kind.CLEAN_UP:
        return _("cleaned up %(accounts)s accounts with %(texts)s texts") % {
            "accounts": line.accounts,
            "texts": line.texts,
        }
    if line.kind == Act.Kind.RULE:
        said = rule_said(line.rule_kind, line.about)
        return (_("added the rule %(rule)s") if line.change == "added" else _("removed the rule %(rule)s")) % {
            "rule": said
        }
    if line.kind == Act.Kind.ROLE:
        words = _("made %(member)s %(role)s") if line.given else _("took from %(member)s the role %(role)s")
        return words % {"member": line.member, "role": line.role}
    done = str(DONE[line.kind])
    if line.kind in LASTING:
        return f"{done} {line.member}".rstrip()
    if line.kind in {Act.Kind.WARN, Act.Kind.SILENCE, Act.Kind.SUSPEND, Act.Kind.LIFT}:
        until = until_words(datetime.fromisoformat(line.until)) if line.until else ""
        lifted = _("opened the account of") if line.kind == Act.Kind.LIFT else done
        return " ".join(filter(None, (lifted, line.member, until)))
    return _("%(done)s a %(target)s by %(member)s") % {
        "done": done,
        "target": str(TARGETS.get(line.target, line.target)).lower(),
        "member": line.member or _("somebody"),
    }
