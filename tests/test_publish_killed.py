"""A SIGKILL at any moment of a publication leaves the old site or the new one, whole, never a mixture."""

from __future__ import annotations

import random
import statistics
import time
from pathlib import Path

import pytest

from fonds.findings import Findings
from fonds.publish import Publication, recover
from publish_forge import INTERRUPTED, PUBLISHED, REFUSED, TOLERATED, Forge, beside, whole_version, write_site

LETTER = "mine/letter.txt"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    (tmp_path / "project").mkdir()
    return tmp_path / "project" / "site"


def put_letter(target: Path) -> None:
    (target / LETTER).parent.mkdir()
    (target / LETTER).write_text("an editor's words")


def check_after_kill(target: Path, old: str, new: str, files: int, *, two_renames: bool) -> str:
    """What must hold after each kill. Returns the version that is published now."""
    if not two_renames:
        assert whole_version(target, files) in (old, new)
    recover(target)
    assert beside(target) == set()
    assert (target / LETTER).read_text() == "an editor's words"
    version = whole_version(target, files)
    assert version in (old, new)
    return version


def seconds(forge: Forge, version: str) -> float:
    began = time.perf_counter()
    assert forge.publish(version) == PUBLISHED
    return time.perf_counter() - began


def kill_at_random_moments(target: Path, shots: int, files: int, *, two_renames: bool) -> dict[str, int]:
    seed = random.SystemRandom().randrange(10**9)
    print(f"seed {seed}")
    moments = random.Random(seed)
    counts = {"old": 0, "new": 0, "too late": 0}
    with Forge(target, files, two_renames) as forge:
        forge.publish("v0")
        put_letter(target)
        duration = statistics.median(seconds(forge, version) for version in ("v1", "v2", "v3", "v4", "v5"))
        published = "v5"
        for shot in range(shots):
            new = f"w{shot}"
            ended = forge.publish(new, after=moments.uniform(0, duration * 1.05)) == PUBLISHED
            now = check_after_kill(target, published, new, files, two_renames=two_renames)
            assert not ended or now == new
            counts["too late" if ended else "new" if now == new else "old"] += 1
            published = now
    print(counts)
    return counts


@pytest.mark.parametrize("two_renames", [False, True])
def test_a_kill_at_fifty_random_moments_leaves_the_old_site_or_the_new_one(target: Path, two_renames: bool):
    counts = kill_at_random_moments(target, 50, 300, two_renames=two_renames)
    assert counts["old"] > 0


@pytest.mark.slow
@pytest.mark.parametrize("two_renames", [False, True])
def test_a_kill_at_a_thousand_random_moments_leaves_the_old_site_or_the_new_one(target: Path, two_renames: bool):
    counts = kill_at_random_moments(target, 1000, 300, two_renames=two_renames)
    assert counts["old"] > 0
    assert counts["new"] > 0


@pytest.mark.parametrize("two_renames", [False, True])
def test_a_kill_before_any_single_step_leaves_the_old_site_or_the_new_one(target: Path, two_renames: bool):
    seen, was_there = set(), set()
    with Forge(target, 1, two_renames) as forge:
        forge.publish("v0")
        put_letter(target)
        published, step, ended = "v0", 0, False
        while not ended:
            step += 1
            new = f"w{step}"
            ended = forge.publish(new, at_step=step) == PUBLISHED
            was_there.add(target.exists())
            now = check_after_kill(target, published, new, 1, two_renames=two_renames)
            seen.add("new" if now == new else "old")
            published = now
    assert step > 100
    assert seen == {"old", "new"}
    assert was_there == ({True, False} if two_renames else {True})


@pytest.mark.parametrize("two_renames", [False, True])
def test_builds_killed_one_after_the_other_leave_one_of_their_sites_and_no_word_lost(target: Path, two_renames: bool):
    seed = random.SystemRandom().randrange(10**9)
    print(f"seed {seed}")
    steps = random.Random(seed)
    with Forge(target, 1, two_renames) as forge:
        forge.publish("v0")
        put_letter(target)
        possible = {"v0"}
        for shot in range(150):
            forge.publish(f"w{shot}", at_step=steps.randrange(1, 400))
            possible.add(f"w{shot}")
            if target.exists():
                version = whole_version(target, 1)
                assert version in possible
                assert (target / LETTER).read_text() == "an editor's words"
                possible = {version}
            else:
                assert two_renames
    recover(target)
    assert whole_version(target, 1) in possible
    assert (target / LETTER).read_text() == "an editor's words"
    assert beside(target) == set()


@pytest.mark.parametrize("fault", ["error", "interrupt"])
@pytest.mark.parametrize("two_renames", [False, True])
def test_a_fault_at_any_single_step_leaves_the_old_site_or_the_new_one_without_any_mending(
    target: Path, two_renames: bool, fault: str
):
    ends = set()
    with Forge(target, 1, two_renames) as forge:
        forge.publish("v0")
        put_letter(target)
        published, step, end = "v0", 0, REFUSED
        while end != PUBLISHED:
            step += 1
            new = f"w{step}"
            end = forge.publish(new, at_step=step, fault=fault)
            ends.add(end)
            now = whole_version(target, 1)
            assert now == new if end in (PUBLISHED, TOLERATED) else now in (published, new)
            assert (target / LETTER).read_text() == "an editor's words"
            published = now
    assert step > 100
    assert ends - {TOLERATED} == {PUBLISHED, REFUSED if fault == "error" else INTERRUPTED}


def test_a_kill_before_any_single_step_of_the_first_publication_leaves_nothing_or_the_new_site(target: Path):
    seen = set()
    with Forge(target, 1, False) as forge:
        step, ended = 0, False
        while not ended:
            step += 1
            ended = forge.publish("v0", at_step=step) == PUBLISHED
            recover(target)
            assert beside(target) == set()
            seen.add(target.exists())
            if target.exists():
                assert whole_version(target, 1) == "v0"
                target.rename(target.parent.parent / f"site-{step}")
    assert seen == {True, False}


@pytest.mark.parametrize("two_renames", [False, True])
def test_the_next_build_mends_what_a_killed_one_left_and_says_so(target: Path, two_renames: bool):
    with Forge(target, 1, two_renames) as forge:
        forge.publish("v0")
        step = 1
        while not beside(target):
            forge.publish("v1", at_step=step)
            step += 1
    findings = Findings()
    with Publication(target, project=target.parent, forbidden=[], findings=findings) as stage:
        write_site(stage, "v2", 1)
    assert [finding.code for finding in findings] == ["P-002"]
    assert whole_version(target, 1) == "v2"
    assert beside(target) == set()
