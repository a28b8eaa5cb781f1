import csv

import pandas as pd
import pytest

from data import load
from data.catalogue import FILE, entries, entry_for

TODAY = "2026-11-23"


def read(path, rows, header="Name,Certification,Earned,Expires,Issuer,Topic"):
    (path / "PD log.csv").write_text("Date,Name,Hours\n2026-10-05,Ana Cruz,1\n", encoding="utf-8")
    (path / "Certifications.csv").write_text(f"{header}\n{rows}\n", encoding="utf-8")
    return load(path, today=TODAY)


def proposed(path, certification, earned, expires=""):
    told = read(path, f"Ana Cruz,{certification},{earned},{expires},,").certifications.iloc[0]
    day = told["expires_proposed"]
    assert told["expiry_derived"] == pd.notna(day)
    return "" if pd.isna(day) else f"{day:%Y-%m-%d}"


def test_every_entry_of_the_catalogue_is_published_by_the_issuer_or_a_partner():
    assert len(entries()) == 37
    assert {entry.source.split()[0].strip(":") for entry in entries()} == {"official", "partner"}
    assert FILE.read_text(encoding="utf-8").startswith("# ")


def test_the_catalogue_is_found_by_its_own_names():
    told = csv.DictReader(line for line in FILE.read_text(encoding="utf-8").splitlines() if line[0] != "#")
    for row in told:
        for name in [row["certification"], *row["also_known_as"].split(";")]:
            if name.strip() and "*" not in name:
                assert entry_for(name).certification == row["certification"], name


@pytest.mark.parametrize(
    "typed, certification",
    [
        ("CCNA", "CCNA"),
        ("Cisco CCNA", "CCNA"),  # with its issuer
        ("cisco   ccna®", "CCNA"),
        ("Cloud+", "CompTIA Cloud+"),  # without
        ("ITIL 4 Foundation", "ITIL 4 (any)"),
        ("AWS Certified Cloud Practitioner", "AWS Certified (any level)"),
        ("Microsoft Certified: Azure Administrator Associate", "Microsoft role-based (Associate / Expert / Specialty)"),
        ("Microsoft Certified: Azure Fundamentals", "Microsoft Fundamentals"),
        ("JNCIA-Junos", "JNCIA / JNCIS (JNCP)"),
        ("CTO Mentor", "CITE (was CETPA) Certified CTO Mentor"),
        ("HDI Support Center Analyst", "HDI Support Center Analyst (HDI-SCA)"),
    ],
)
def test_a_name_means_one_entry(typed, certification):
    assert entry_for(typed).certification == certification


@pytest.mark.parametrize("typed", ["CCNA Cyber Ops", "CCN", "Google Certified Educator Level 1", "A course", ""])
def test_another_name_means_none(typed):
    assert entry_for(typed) is None


@pytest.mark.parametrize(
    "certification, earned, day",
    [
        ("CCNA", "2026-03-05", "2029-03-05"),
        ("CCNA", "2024-02-29", "2027-02-28"),  # 2027 has no 29 February
        ("GIAC Security Essentials", "2024-02-29", "2028-02-29"),  # four years later there is one
        ("CompTIA A+", "2010-12-31", ""),  # for life
        ("CompTIA A+", "2011-01-01", ""),  # the rule since is not in the catalogue
        ("ITIL 4 Foundation", "2022-12-31", ""),  # before the rule
        ("ITIL 4 Foundation", "2023-01-01", "2026-01-01"),
        ("CTO Mentor", "2024-05-04", ""),
        ("Our own badge", "2024-05-04", ""),
    ],
)
def test_a_last_valid_day_is_proposed_from_the_day_earned(tmp_path, certification, earned, day):
    assert proposed(tmp_path, certification, earned) == day


def test_what_the_sheet_says_is_never_overridden(tmp_path):
    rows = "Ana Cruz,CCNA,2026-03-05,2028-01-01,Our college,Wires\nBo Lind,CCNA,2026-03-05,,,"
    told = read(tmp_path, rows).certifications
    assert told[["issuer", "topic"]].values.tolist() == [["Our college", "Wires"], ["Cisco", "Networking"]]
    assert told["expires_on"].tolist() == [pd.Timestamp("2028-01-01"), pd.NaT]
    assert told["expires_proposed"].tolist() == [pd.NaT, pd.Timestamp("2029-03-05")]
    assert told["expiry_derived"].tolist() == [False, True]


def test_the_rule_of_before_2011_ends_with_2010():
    rule = entry_for("CompTIA A+")
    assert rule.holds_for(pd.Timestamp("2010-12-31")) and not rule.holds_for(pd.Timestamp("2011-01-01"))


def test_blanks_are_filled_and_proposals_kept_apart_from_what_was_written(tmp_path):
    records = read(
        tmp_path, "Ana Cruz,CCNA,2023-03-05,,,\nAna Cruz,CCNA,2026-03-01,,Cisco,\nAna Cruz,Badge,2026-03-01,,,"
    )
    told = records.certifications
    assert told["issuer"].astype("object").fillna("").tolist() == ["Cisco", "Cisco", ""]
    assert told["topic"].astype("object").fillna("").tolist() == ["Networking", "Networking", ""]
    assert told["expires_on"].isna().all()
    renewed = [f"{day:%Y-%m-%d}" for day in told["expires_proposed"].dropna()]
    assert renewed == ["2026-03-05", "2029-03-01"]  # a renewal runs from its own day
    assert records.notes[["column", "note", "count"]].values.tolist() == [
        ["Issuer", "catalogue_filled", 1],
        ["Topic", "catalogue_filled", 2],
        ["Expires", "expiry_proposed", 2],
    ]


def test_a_tab_without_the_columns_is_filled_too(tmp_path):
    told = read(tmp_path, "Ana Cruz,CCNA,2026-03-05", "Name,Certification,Earned").certifications
    assert told["issuer"].tolist() == ["Cisco"] and told["expiry_derived"].tolist() == [True]
