"""What the loader refuses, and in which words: the file, the place, what is wrong and the next step."""

from collections.abc import Callable
from pathlib import Path

import pytest

from steadystep import knowledge
from steadystep.knowledge import KnowledgeRefused
from tests.knowledge.conftest import copied

Refused = Callable[[], KnowledgeRefused]

PHQ_9 = "measures/phq_9.yaml"
PDSS = "measures/pdss_sr.yaml"
LITHIUM = "medication/drugs/lithium.yaml"
MR16 = "medication/rules/mr16.yaml"
INTERACTIONS = "medication/rules/interactions.csv"
MONITORING = "medication/monitoring.csv"
CIRCUMSTANCES = "medication/circumstances.csv"
GROUPS = "medication/drug_groups.csv"
RIGHTS = "team/rights.csv"
ES01 = "safety/es01.yaml"
CLOCKS = "safety/clocks.yaml"

# (file, words there now, words instead, where the fault is, words of the refusal)
SPOILT = {
    "a key given twice": (PHQ_9, "positive_at: 10", "positive_at: 10\npositive_at: 12", "", "key `positive_at` is given twice. Next: keep one of the two"),
    "an unknown field": (PHQ_9, "positive_at: 10", "positive_at: 10\ncut_off: 10", "$.cut_off", "is an unknown field. Next: remove it or correct its spelling"),
    "an unknown field further in": (PHQ_9, "{value: 0, text: Not at all}", "{value: 0, text: Not at all, txt: x}", "$.options[0].txt", "is an unknown field"),
    "a missing field": (PHQ_9, "recall: last 2 weeks\n", "", "$.recall", "is missing. Next: add it"),
    "no provenance": (LITHIUM, "\nprovenance:\n", "\nprovenances:\n", "$.provenance", "is missing"),
    "no next review": (LITHIUM, "  next_review: 2027-05-01\n", "", "$.provenance.next_review", "is missing"),
    "no reason": (MR16, "  why: A common painkiller bought without prescription is enough to make a safe lithium dose toxic.", "  why: ' '", "$.provenance", "`why` is empty. Next: say in a sentence why the fact matters"),
    "no source": (MR16, '  sources:\n    - {document: FDA label lithium, section: "§5, §7"}', "  sources: []", "$.provenance", "no source. Next: name at least one document"),
    "a source without a document": (MR16, "{document: FDA label lithium,", "{document: ' ',", "$.provenance.sources[0]", "a source has no document. Next: name the document"),
    "author checks own work": (PHQ_9, "checker: unchecked\n  checked_on: null", "checker: Steadystep project (drafted from the clinical specification)\n  checked_on: 2026-10-01", "$.provenance", "author and checker are the same person. Next: have somebody else check it"),
    "checked without a day": (PHQ_9, "checker: unchecked", "checker: A. Pharmacist", "$.provenance", "`checker` and `checked_on` disagree"),
    "review before the check": (PHQ_9, "checker: unchecked\n  checked_on: null", "checker: A. Pharmacist\n  checked_on: 2027-06-01", "$.provenance", "`next_review` is not after `checked_on`. Next: set a later date"),
    "an invented mark": (PHQ_9, "verification: verified", "verification: surely", "$.provenance.verification", "Invalid enum value 'surely'"),
    "overlapping bands": (PHQ_9, "{low: 5, high: 9, name: mild}", "{low: 4, high: 9, name: mild}", "$", "bands overlap: minimal ends at 4, mild starts at 4. Next: start each band one above the last"),
    "a gap between bands": (PHQ_9, "{low: 5, high: 9, name: mild}", "{low: 6, high: 9, name: mild}", "$", "bands leave a gap between 4 and 6"),
    "bands that stop short": (PHQ_9, "{low: 20, high: 27, name: severe}", "{low: 20, high: 26, name: severe}", "$", "bands cover 0 to 26, the score runs 0 to 27. Next: cover every possible total"),
    "bands for others that stop short": (PDSS, "{low: 14, high: 28,", "{low: 14, high: 27,", "$", "other_bands for `panic without agoraphobia` cover 0 to 27"),
    "a range the items cannot reach": (PHQ_9, "score_range: {low: 0, high: 27}", "score_range: {low: 0, high: 36}", "$", "the items can score (0, 27), score_range says otherwise"),
    "wording without rights": (PDSS, "entry: total", "entry: total\nstem: Invented words", "$", "carries wording without the right to ship it. Next: remove stem, item and option texts"),
    "rights that contradict themselves": (PDSS, "may_ship_wording: false", "may_ship_wording: true", "$.rights", "ship code C may not carry wording"),
    "a right nobody can date": (PHQ_9, "read_on: 2026-08", "read_on: recently", "$.rights", "read_on `recently` is no month or day"),
    "an item that does not exist": (PHQ_9, "{item: 9, at_least: 1,", "{item: 19, at_least: 1,", "$", "item 19 is named by a safety or missing rule but does not exist"),
    "an event that does not exist": (PHQ_9, "event: ES01-1", "event: ES77-1", "$", "safety event variant `ES77-1` is unknown. Next: use one of ES01-1, ES01-2"),
    "a file called otherwise": (PHQ_9, "id: phq_9", "id: phq_10", "$.id", "the file is not named after its id. Next: call it phq_10.yaml"),
    "evidence nobody wrote down": (PHQ_9, "evidence: [E31]", "evidence: [E310]", "$", "evidence `E310` is unknown. Next: add what was read to evidence.csv"),
    "a dose above its maximum": (LITHIUM, "start_total_mg_day: 600,", "start_total_mg_day: 6000,", "$.dosing[0]", "the start dose is not between 0 and the maximum"),
    "a strength that is none": (LITHIUM, "serotonergic: 1", "serotonergic: 7", "$.mechanisms.serotonergic", "Expected `int` <= 3"),
    "a word where a number belongs": (LITHIUM, "sedative: 1", "sedative: some", "$.mechanisms.sedative", "Expected `int`, got `str`"),
    "YAML's own yes and no": (LITHIUM, "dopamine_blocker: 'no'", "dopamine_blocker: no", "$.mechanisms.dopamine_blocker", "Expected `str`, got `bool`"),
    "a code that differs from the name list": (LITHIUM, "'42351'", "'42352'", "$", "code or prescribed_here differ from medication/drug_names.csv"),
    "groups in the wrong place": (LITHIUM, "prescribed_here: true", "prescribed_here: true\ngroups: [SSRI]", "$", "groups do not belong here. Next: write them in medication/drug_groups.csv"),
    "a rule about a stranger": (MR16, "drugs: [lithium]", "drugs: [lithum]", "$", "drug `lithum` is unknown. Next: add it to medication/drug_names.csv"),
    "a test without a value": (MR16, "{flag: lithium_clearance, one_of: [decreases]}", "{flag: lithium_clearance}", "$.b.any_of[0]", "a flag test needs either at_least or one_of"),
    "a flag that is none": (MR16, "{flag: lithium_clearance,", "{flag: lithium_loss,", "$.b.any_of[0].flag", "Invalid enum value 'lithium_loss'"),
    "an unknown group in a row": (INTERACTIONS, "G:MAOI,G:SSRI|", "G:MAOI,G:SSRRI|", "line 3", "group `SSRRI` is unknown. Next: use one of ACE_ARB"),
    "a severity that is none": (INTERACTIONS, ",contraindicated,", ",dreadful,", "line 2 severity", "Invalid enum value 'dreadful'"),
    "a row with an id already used": (INTERACTIONS, "\nIX02,", "\nIX01,", "line 3", "`IX01` is already defined in medication/rules/interactions.csv line 2. Next: remove or rename one"),
    "a bad schedule token": (MONITORING, "BL; S+3m;", "BL; S+3y;", "line 3", "`S+3y` is no schedule token. Next: write BL, S+7d"),
    "an owner that is no role": (MONITORING, ",prescriber,,prescriber,7 days,", ",doctor,,prescriber,7 days,", "line 3", "role `doctor` is unknown. Next: use one of admin"),
    "a condition nobody defined": (MONITORING, "R3m if C:egfr_below_60|C:age_65", "R3m if C:egfr_below_60|C:aged", "line 3", "condition `aged` is unknown. Next: add it to medication/circumstances.csv"),
    "an event nobody defined": (MONITORING, "BL; E:missed_period", "BL; E:late_period", "line 7", "event `late_period` is unknown"),
    "a part that the item has not": (MONITORING, "(part waist)", "(part hips)", "line 20", "`hips` is no part of the item. Next: name it in the loinc column"),
    "a condition with half a number": (CIRCUMSTANCES, "age,at_least,40,,years", "age,,40,,years", "line 7", "measure, comparison and value go together"),
    "a maximum in no unit": (LITHIUM, "max_mg_day: 1800,", "", "$.dosing[0]", "one maximum is needed. Next: give either max_mg_day or max_mg_kg_day"),
    "a maximum in two units": (LITHIUM, "max_mg_day: 1800,", "max_mg_day: 1800, max_mg_kg_day: 60,", "$.dosing[0]", "one maximum is needed"),
    "a medicine without an ingredient": (LITHIUM, "ingredients: [lithium]", "ingredients: []", "$", "no ingredient. Next: name each active ingredient"),
    "a rule that borrows from none": ("medication/rules/mr09.yaml", "same_as: MR08", "same_as: MR80", "$", "rule `MR80` is unknown"),
    "a side nothing can stand on": (MR16, "any_of: [{flag: lithium_clearance, one_of: [decreases]}]", "any_of: []", "$.b", "a side that nothing can stand on"),
    "a band without a day": ("medication/late_injections.csv", ",27,49,", ",49,49,", "line 3", "the band holds no day. Next: write over_days below up_to_days"),
    "a cut of everything": ("medication/class_tapers.csv", ",5,10,14,28,", ",5,100,14,28,", "line 2", "a cut is not between 0 and 50 per cent"),
    "a pathway judged by an instrument nobody knows": ("plan/depression.yaml", "measures: [phq_9, ", "measures: [phq_99, ", "$", "instrument `phq_99` is unknown"),
    "a decision point that offers a phase and names none": ("plan/panic.yaml", "phase: response, says", "says", "$.points[2].options[2]", "`phase` is named exactly when it leads to one"),
    "a phase that nobody reaches": ("plan/panic.yaml", "  - {id: higher_care, kind: aside}", "  - {id: island, says: Alone}\n  - {id: higher_care, kind: aside}", "$", "phase `island` cannot be reached from `assess`"),
    "weeks that the formulary does not name": ("medication/trial_times.csv", ",28,56,", ",28,63,", "line 3", "the days are not those of `words`. Next: type the figures that stand there"),
    "words the formulary does not hold": ("medication/trial_times.csv", ",mania 1-3 wk,", ",hypomania 1-3 wk,", "line", "words or verification are not those of lithium. Next: make them equal"),
    "a side effect of a stranger": ("medication/side_effects.csv", "SE12,lithium,", "SE12,lithum,", "line 13", "drug `lithum` is unknown"),
    "a quiet pair for a rule that is none": ("medication/rules/quiet_pairs.csv", ",MR22,", ",MR220,", "line 2", "rule `MR220` is unknown"),
    "a column too few": (MONITORING, ",threshold,", ",treshold,", "line 1", "wrong columns: missing ['threshold'], unknown ['treshold']"),
    "a cell too many": (GROUPS, "SSRI,fluoxetine", "SSRI,fluoxetine,20", "line 3", "has 3 cells, the header 2. Next: quote cells that hold commas"),
    "a group member nobody knows": (GROUPS, "SSRI,fluoxetine", "SSRI,fluoxtine", "line 3", "drug `fluoxtine` is unknown"),
    "a group member twice": (GROUPS, "SSRI,fluoxetine", "SSRI,sertraline", "line 3", "sertraline is twice in SSRI. Next: keep one row"),
    "a quote left open": (GROUPS, "SSRI,fluoxetine", 'SSRI,"fluoxetine', "", "is not readable CSV"),
    "a role that is none in the matrix": (RIGHTS, "medicines,peer,", "medicines,pear,", "", "role `pear` is unknown"),
    "a role left out of the matrix": (RIGHTS, "medicines,peer,", "diary,peer,", "", "medicines has no row for peer. Next: add one; `none` is an answer"),
    "an access word that is none": (RIGHTS, "medicines,prescriber,full,", "medicines,prescriber,all,", "read", "Invalid enum value 'all'"),
    "deciding without writing": (RIGHTS, "medicines,peer,none,no,no,", "medicines,peer,none,no,yes,", "line", "may_decide without may_write. Next: who decides also writes"),
    "a scope that opens nothing known": ("team/caregiver_scopes.csv", "transport,schedule,", "transport,diary,", "line 2", "item `diary` is unknown"),
    "an actor that is no role": (ES01, "first_actor: [prescriber]", "first_actor: [doctor]", "$", "role `doctor` is unknown"),
    "a variant of another family": (ES01, "id: ES01-1", "id: ES02-1", "$", "ES02-1 does not start with ES01. Next: rename it"),
    "a ladder that falls": (CLOCKS, "fraction: 0.5", "fraction: 0.2", "$", "ladder fractions do not rise from 0"),
    "a clock left out": (CLOCKS, "{level: T1,", "{level: T0,", "$", "clocks are not T0 to T4, each once"),
    "a date that is no day": (CLOCKS, "2027-05-01", "2027-13-01", "", "is not readable YAML. Next: check indentation, quotes and dates there"),
    "broken indentation": (CLOCKS, "ladder:\n", "ladder:\n\t- x\n", "line", "is not readable YAML"),
}  # fmt: skip


@pytest.mark.parametrize("case", SPOILT)
def test_refuses(case: str, folder: Path, refused: Refused) -> None:
    file, now, instead, place, words = SPOILT[case]
    text = (folder / file).read_text(encoding="utf-8")
    assert now in text, f"{file} no longer holds {now!r}: bring this case up to date"
    (folder / file).write_text(text.replace(now, instead, 1), encoding="utf-8")
    told = [str(fault) for fault in refused().faults if words in str(fault)]
    assert told, "\n".join(map(str, refused().faults))
    assert told[0].startswith(f"{file}"), told[0]
    assert place in told[0]
    assert ". Next: " in told[0]


def test_refuses_a_selector_in_words(folder: Path, refused: Refused) -> None:
    path = folder / INTERACTIONS
    path.write_text(
        path.read_text(encoding="utf-8").replace("linezolid|methylene_blue,", "linezolid|X:y,"), "utf-8"
    )
    assert "`X:y` is no selector token. Next: write a drug id, G:group" in str(refused())


def test_refuses_what_is_not_utf_8(folder: Path, refused: Refused) -> None:
    path = folder / PHQ_9
    path.write_bytes(path.read_bytes().replace("—".encode(), b"\x97"))
    (fault,) = [each for each in refused().faults if each.file == PHQ_9]
    assert fault.what == "is not UTF-8"
    assert fault.next_step == "save the file as UTF-8"


def test_refuses_a_file_no_part_of_the_loader_reads(folder: Path, refused: Refused) -> None:
    (folder / "medication" / "herbs.csv").write_text("a,b\n", encoding="utf-8")
    assert "medication/herbs.csv: no part of the loader reads this file" in str(refused())


@pytest.mark.parametrize("file", [CLOCKS, GROUPS, "medication/drug_groups.about.yaml", "evidence.csv"])
def test_refuses_a_folder_with_a_file_missing(file: str, folder: Path, refused: Refused) -> None:
    (folder / file).unlink()
    assert f"{file}: the file is missing. Next: restore it" in str(refused())


def test_refuses_the_same_id_in_two_files(folder: Path, refused: Refused) -> None:
    text = (folder / PHQ_9).read_text(encoding="utf-8")
    (folder / "measures" / "phq_9_again.yaml").write_text(text, encoding="utf-8")
    assert "`phq_9` is already defined in measures/phq_9.yaml" in str(refused())


@pytest.mark.parametrize("file", [ES01, CLOCKS, MR16, LITHIUM, PDSS, "safety/crisis_lines.yaml"])
def test_refuses_a_file_without_examples(file: str, folder: Path, refused: Refused) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("examples:")] + "examples: []\n", encoding="utf-8")
    assert f"{file} at $.examples: there is no example. Next: add one" in str(refused())


def test_refuses_a_row_without_examples(folder: Path, refused: Refused) -> None:
    path = folder / "medication" / "monitoring.about.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("  MO02:", "  MO99:"), encoding="utf-8")
    told = str(refused())
    assert "medication/monitoring.csv at line 3: MO02 has no example" in told
    assert "medication/monitoring.about.yaml at $.examples: MO99 is no row of the table" in told


def test_refuses_an_empty_file(folder: Path, refused: Refused) -> None:
    (folder / PHQ_9).write_text("", encoding="utf-8")
    assert "measures/phq_9.yaml at $: Expected `object`, got `null`" in str(refused())


def test_refuses_a_huge_file_unread(folder: Path, refused: Refused) -> None:
    (folder / PHQ_9).write_text("x: 1\n" * 250_000, encoding="utf-8")
    assert "is 1250000 bytes. Next: split it" in str(refused())


def test_tells_every_fault_at_once(folder: Path, refused: Refused) -> None:
    spoil = [(PHQ_9, "positive_at: 10\n", "cut_off: 10\n"), (LITHIUM, "sedative: 1", "sedative: some"), (ES01, "level: T2", "level: T9")]  # fmt: skip
    for file, now, instead in spoil:
        path = folder / file
        path.write_text(path.read_text(encoding="utf-8").replace(now, instead), encoding="utf-8")
    refusal = refused()
    assert {(fault.file, fault.path) for fault in refusal.faults} == {
        (PHQ_9, "$.cut_off"),
        (PHQ_9, "$.positive_at"),
        (LITHIUM, "$.mechanisms.sedative"),
        (ES01, "$.variants[0].level"),
    }
    assert str(refusal).startswith("4 faults in the knowledge files; none was loaded:\n  ")


def test_a_refused_folder_loads_once_repaired(folder: Path, refused: Refused) -> None:
    whole = (folder / PHQ_9).read_text(encoding="utf-8")
    (folder / PHQ_9).write_text("", encoding="utf-8")
    refused()
    (folder / PHQ_9).write_text(whole, encoding="utf-8")
    assert knowledge.load_from(folder).version == knowledge.load_from(copied(folder.parent / "again")).version


def test_any_change_to_a_file_is_another_version(folder: Path) -> None:
    path = folder / PHQ_9
    path.write_text(
        path.read_text(encoding="utf-8").replace("reliable_change: 5", "reliable_change: 6"), "utf-8"
    )
    assert knowledge.load_from(folder).version != knowledge.load_from(copied(folder.parent / "again")).version
