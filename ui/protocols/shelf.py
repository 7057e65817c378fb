"""The clinic's protocols with their versions, and what is being changed in each."""

from dataclasses import replace

from session.people import Act
from session.ports import ProtocolVersion
from session.problems import ProtocolProblem, Refused
from session.protocol import Protocol
from session.protocol_items import key_from
from ui.desk import Desk
from ui.protocols.draft import Draft
from ui.text import tr


class Shelf:
    """Reads from the registry and saves into it; a draft stays as it was typed until it is saved or taken back."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.drafts: dict[str, Draft] = {}
        self.versions: dict[str, tuple[ProtocolVersion, ...]] = {}
        self.editing: set[str] = set()

    def read(self) -> tuple[str, ...]:
        """Read everything again and return what could not be read; raises ProtocolProblem or StorageProblem."""
        registry = self._desk.registry
        for protocol in registry.protocols():
            self.versions[protocol.name] = registry.protocol_versions(protocol.name)
            draft = self.drafts.get(protocol.name)
            if draft is None or (not draft.touched and draft.base != protocol):
                self.drafts[protocol.name] = Draft(protocol)
        return registry.protocol_faults()

    @property
    def as_shipped(self) -> bool:
        """Say whether the clinic has not saved any version of its own yet."""
        return not any(version.saved_at for versions in self.versions.values() for version in versions)

    def of(self, name: str) -> tuple[ProtocolVersion, ...]:
        """Return the versions of a protocol, newest first."""
        return self.versions.get(name, ())

    def next_version(self, name: str) -> int:
        """Return the number of the version that would be saved next."""
        return max((one.protocol.version for one in self.of(name)), default=0) + 1

    def take_back(self, name: str) -> None:
        """Forget what was typed into a protocol."""
        self.editing.discard(name)
        self.drafts[name] = Draft(self.of(name)[0].protocol if self.of(name) else self.drafts[name].base)

    def save(self, draft: Draft, physician: str, reason: str) -> Protocol:
        """Save a draft as the next version; raises a KnownProblem, then nothing was saved and nothing is lost."""
        newest = self._desk.registry.protocol_versions(draft.base.name)[0]
        if newest.protocol.version != draft.base.version:
            sentence = tr(
                "{who} saved version {number} meanwhile, so nothing was saved. Note what you changed, go back, take it "
                "back, and change the newer version."
            )
            raise ProtocolProblem(sentence.format(who=newest.actor, number=newest.protocol.version))
        return self._saved(draft.made(), physician, reason)

    def save_copy(self, draft: Draft, title: str, physician: str, reason: str) -> Protocol:
        """Save a protocol of its own that starts like another; raises a KnownProblem, then nothing was saved."""
        words = " ".join(title.split())
        if any(words.casefold() == one.base.title.casefold() for one in self.drafts.values()):
            raise ProtocolProblem(tr("There is a protocol of that title already. Write another title."))
        name = key_from(words, {each.replace("-", "_") for each in self.drafts}).replace("_", "-")
        return self._saved(replace(draft.base, name=name, title=words), physician, reason)

    def _saved(self, protocol: Protocol, physician: str, reason: str) -> Protocol:
        if sentence := self._desk.refusal(Act.PROTOCOLS):
            raise Refused(sentence)
        saved = self._desk.registry.save_protocol(protocol, physician, reason)
        self.editing.discard(saved.name)
        self.drafts[saved.name] = Draft(saved)
        return saved
