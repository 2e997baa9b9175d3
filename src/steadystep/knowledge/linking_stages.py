"""Whether everything that a stage of life names exists: circumstances, instruments, rows, events, sections, medicines."""

from .life_stage import LifeStage, StageLine
from .lookup import Lookup, Place
from .parts import LIFE_STAGES


class LinkingStages(Lookup):
    def everything(self) -> None:
        """Silent while the files that are named are broken: all would seem wrong."""
        broken = ("measures/", "medication/", "safety/", "intake/sections/")
        if any(fault.file.startswith(broken) for fault in self.reader.faults):
            return
        for stage in self.parts.life_stages.values():
            self._stage(self.parts.places[LIFE_STAGES, stage.id], stage)

    def _stage(self, place: Place, stage: LifeStage) -> None:
        for name in stage.belongs:
            self.circumstance(place, name, event=False)
        for name in sorted(stage.instruments):
            self.known(place, name, self.parts.instruments, "instrument")
        for again in stage.again:
            self.circumstance(place, again.circumstance, event=False)
        for registry in stage.registries:
            for group in registry.groups:
                self.known(place, group, self.parts.groups, "group")
            for drug in registry.drugs:
                self.drug(place, drug)
        for line in stage.lines:
            self._line(place, line)

    def _line(self, place: Place, line: StageLine) -> None:
        rows = {*self.parts.monitoring, *self.parts.mechanism_rules, *self.parts.interactions}
        for row in line.rows:
            self.known(place, row, rows, "row of monitoring or interactions")
        variants = {variant.id for event in self.parts.events.values() for variant in event.variants}
        for event in line.events:
            self.known(place, event, variants, "safety event variant")
        if line.intake:
            self.known(place, line.intake, self.parts.intake_sections, "section of the assessment")
