"""What did people of the invented department say they needed, and what became of it?"""

from __future__ import annotations

COLUMNS = ("Raised on", "Name", "Need", "Kind", "Goal", "Cost", "Answered on", "Answer", "Met on")
NEEDS = (
    ("2024-09-18", "Grace Nakagawa", "Two hours a month for the wireless lab", "Time", "", "", "2024-11-06", "Later", ""),
    ("2024-10-02", "Rohan Kulkarni", "Voucher for Microsoft AZ-104", "Money", "Earn Microsoft AZ-104", "165", "2024-10-30", "Yes", "2024-11-13"),
    ("2024-11-20", "Luis Montemayor", "A bench to open devices on", "Equipment", "", "420", "2025-02-19", "No", ""),
    ("2025-01-22", "Jasmine Falk", "Somebody to practise a lesson with", "Coaching", "", "", "2025-03-05", "Yes", "2025-03-19"),
    ("2025-03-12", "Priya Raghunathan", "Read access to the firewall logs", "Access", "", "", "2025-04-16", "No", ""),
    ("2025-08-06", "Maria Castellanos", "Cover for the phones on Wednesday at nine", "Time", "", "", "2025-08-20", "Yes", "2025-09-03"),
    ("2025-08-27", "Pa Houa Vang", "Voucher for CompTIA A+", "Money", "Earn CompTIA A+", "253", "2025-09-03", "Yes", "2025-09-10"),
    ("2025-09-10", "Wesley Thornburg", "Two used switches for the lab", "Equipment", "Earn Cisco CCNA", "640", "2025-09-24", "Yes", "2025-10-22"),
    ("2025-10-08", "Hector Villaseñor", "Tools for the Maker Faire table", "Equipment", "", "380", "2025-10-29", "Yes", "2026-04-15"),
    ("2025-11-19", "Xochitl Barragán", "The course on student data privacy", "Money", "Earn Student Data Privacy Lead", "300", "2025-11-26", "Yes", "2025-12-01"),
    ("2026-01-14", "Brandi Tuttle", "A quiet room on Friday afternoon", "Access", "", "", "2026-02-04", "Yes", "2026-02-06"),
    ("2026-01-28", "Ivan Marchetti", "A study partner for Security+", "Coaching", "Earn CompTIA Security+", "", "2026-02-11", "Yes", "2026-02-18"),
    ("2026-02-18", "Denise Abernathy", "A test copy of the student system", "Access", "", "2400", "2026-04-08", "Later", ""),
    ("2026-03-04", "Luis Montemayor", "Six repair kits for student crews", "Equipment", "", "510", "2026-03-18", "Yes", "2026-04-22"),
    ("2026-04-01", "Devon Whitfield", "One morning a week off the phones", "Time", "", "", "2026-04-29", "No", ""),
    ("2026-07-22", "Jasmine Falk", "Twelve robots for Hour of Code", "Equipment", "", "1140", "2026-08-12", "Yes", "2026-09-16"),
    ("2026-08-19", "Amara Nwosu", "A mentor for the phishing drill", "Coaching", "", "", "2026-09-02", "Yes", "2026-09-09"),
    ("2026-08-26", "Priya Raghunathan", "Voucher for CompTIA Security+", "Money", "Earn CompTIA Security+", "404", "2026-09-09", "Yes", "2026-09-16"),
    ("2026-09-23", "Maria Castellanos", "Two hours for Help Desk in the weeks when school opens", "Time", "", "", "", "", ""),
    ("2026-10-14", "Shawn O'Rourke", "A loan cart to practise imaging", "Equipment", "Earn CompTIA A+", "900", "", "", ""),
    ("2026-10-28", "Luis Montemayor", "Renewal fee for Apple Deployment", "Money", "", "149", "", "", ""),
    ("2026-11-12", "Rachel Steinhoff", "A mentor in the network team", "Coaching", "Earn CompTIA Network+", "", "", "", ""),
)  # fmt: skip


def need_rows() -> list[dict[str, str]]:
    """The rows of Needs in the order in which they were raised; the last four wait for an answer."""
    return [dict(zip(COLUMNS, row, strict=True)) for row in NEEDS]
