"""Who may take which step: one table, the same for pages, API and command line."""

from collections.abc import Mapping
from enum import StrEnum

from taxonomy.errors import NotAllowed
from taxonomy.messages import Message
from taxonomy.store.records import Actor, Role


class Step(StrEnum):
    """Everything that an account may or may not do."""

    SEE_DESK = "see the desk"
    SAVE = "save a draft"
    COMMENT = "comment"
    WITHDRAW = "withdraw a draft"
    SUBMIT = "submit a draft"
    RESTART = "restart a draft"
    RESTORE = "restore a revision"
    ANSWER = "answer a proposal"
    EDIT_IN_BULK = "edit in bulk"
    RETURN = "return a draft"
    PUBLISH = "publish"
    RETIRE = "retire a concept"
    MERGE = "merge concepts"
    SPLIT = "split a concept"
    UNDO = "undo a set of changes"
    IMPORT = "import"
    RELEASE = "release a scheme"
    CHANGE_CHECK = "change the names and words of the check"
    MANAGE_SCHEMES = "manage schemes"
    MANAGE_ACCOUNTS = "manage accounts"
    READ_AUDIT = "read the audit log"


LEAST: Mapping[Step, Role] = {
    Step.SEE_DESK: Role.CONTRIBUTOR,
    Step.SAVE: Role.CONTRIBUTOR,
    Step.COMMENT: Role.CONTRIBUTOR,
    Step.WITHDRAW: Role.CONTRIBUTOR,
    Step.SUBMIT: Role.EDITOR,
    Step.RESTART: Role.EDITOR,
    Step.RESTORE: Role.EDITOR,
    Step.ANSWER: Role.EDITOR,
    Step.EDIT_IN_BULK: Role.EDITOR,
    Step.RETURN: Role.PUBLISHER,
    Step.PUBLISH: Role.PUBLISHER,
    Step.RETIRE: Role.PUBLISHER,
    Step.MERGE: Role.PUBLISHER,
    Step.SPLIT: Role.PUBLISHER,
    Step.UNDO: Role.PUBLISHER,
    Step.RELEASE: Role.PUBLISHER,
    Step.CHANGE_CHECK: Role.PUBLISHER,
    Step.IMPORT: Role.ADMINISTRATOR,
    Step.MANAGE_SCHEMES: Role.ADMINISTRATOR,
    Step.MANAGE_ACCOUNTS: Role.ADMINISTRATOR,
    Step.READ_AUDIT: Role.ADMINISTRATOR,
}

_NEEDS: Mapping[Role, Message] = {
    Role.CONTRIBUTOR: Message("Only people with an account can do this."),
    Role.EDITOR: Message("Only editors, publishers and administrators can do this."),
    Role.PUBLISHER: Message("Only publishers and administrators can do this."),
    Role.ADMINISTRATOR: Message("Only administrators can do this."),
}


def may(actor: Actor, step: Step) -> bool:
    """Whether somebody may take a step."""
    return actor.role.at_least(LEAST[step])


def require(actor: Actor, step: Step) -> None:
    """Raise `NotAllowed` unless somebody may take a step."""
    if not may(actor, step):
        raise NotAllowed(needs(LEAST[step]))


def needs(role: Role) -> Message:
    """What somebody is told who has less than a role."""
    return _NEEDS[role]
