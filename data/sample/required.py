"""What must a person of the invented department have, for their role?"""

from __future__ import annotations

REQUIRED = (  # role, certification or topic
    ("Data Analyst", "Student Data Privacy Lead"),
    ("Help Desk Lead", "ITIL 4 Foundation"),
    ("Learning Designer", "Google Educator L1"),
    ("Network Engineer", "Cisco CCNA"),
    ("Network Manager", "Cisco CCNA"),
    ("Network Manager", "Wireless"),
    ("Network Technician", "Networking"),
    ("Security Lead", "CompTIA Security+"),
    ("Site Tech", "Device management"),
    ("Systems Analyst", "Data"),
)


def required_rows() -> list[dict[str, str]]:
    """The rows of Required in order of the role."""
    return [{"Role": role, "Certification or topic": what} for role, what in REQUIRED]
