"""Which role each endpoint takes; an endpoint that is not named here is refused to everyone."""

from collections.abc import Mapping

from taxonomy.curation.permissions import LEAST, Step
from taxonomy.store.values import Role

_FOR_ANYONE = (
    "static",
    "health.ready",
    "changes.listed",
    "concepts.concept",
    "concepts.concepts",
    "lookups.look_up",
    "reference.openapi",
    "reference.problem",
    "reference.show",
    "schemes.scheme",
    "schemes.schemes",
    "schemes.sections",
    "search.search",
    "suggestions.suggest",
    "pages.about.show",
    "pages.avoid.show",
    "pages.concepts.show",
    "pages.groups.show",
    "pages.help.show",
    "pages.history.feed",
    "pages.history.show",
    "pages.home.show",
    "pages.letters.choose",
    "pages.letters.show",
    "pages.schemes.show",
    "pages.search.results",
    "pages.sections.show",
    "desk.sessions.ask",
    "desk.sessions.begin",
    "desk.sessions.link",
    "desk.sessions.use_link",
)

_STEPS: Mapping[str, Step] = {
    "desk.account.change_password": Step.SEE_DESK,
    "desk.account.make_token": Step.SEE_DESK,
    "desk.account.revoke_token": Step.SEE_DESK,
    "desk.account.show": Step.SEE_DESK,
    "desk.accounts.add": Step.MANAGE_ACCOUNTS,
    "desk.accounts.change_role": Step.MANAGE_ACCOUNTS,
    "desk.accounts.disable": Step.MANAGE_ACCOUNTS,
    "desk.accounts.enable": Step.MANAGE_ACCOUNTS,
    "desk.accounts.make_link": Step.MANAGE_ACCOUNTS,
    "desk.accounts.show": Step.MANAGE_ACCOUNTS,
    "desk.audit.show": Step.READ_AUDIT,
    "desk.drafts.show": Step.SEE_DESK,
    "desk.editing.edit": Step.SAVE,
    "desk.editing.edit_draft": Step.SAVE,
    "desk.editing.new": Step.SAVE,
    "desk.editing.save": Step.SAVE,
    "desk.find.show": Step.SEE_DESK,
    "desk.history.compare": Step.SEE_DESK,
    "desk.history.show": Step.SEE_DESK,
    "desk.home.show": Step.SEE_DESK,
    "desk.sessions.end": Step.SEE_DESK,
    "desk.steps.comment": Step.COMMENT,
    "desk.steps.publish": Step.PUBLISH,
    "desk.steps.restart": Step.RESTART,
    "desk.steps.restore": Step.RESTORE,
    "desk.steps.send_back": Step.RETURN,
    "desk.steps.submit": Step.SUBMIT,
    "desk.steps.withdraw": Step.WITHDRAW,
    "desk.unsaved.discard": Step.SAVE,
    "desk.unsaved.keep": Step.SAVE,
}

ROLES: Mapping[str, Role | None] = {
    **dict.fromkeys(_FOR_ANYONE),
    **{endpoint: LEAST[step] for endpoint, step in _STEPS.items()},
}
