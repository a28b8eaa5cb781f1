"""What do people of the invented department set out to do when it is not an exam?"""

from __future__ import annotations

from data.sample.people import DESK, FIELD, NETWORK, SECURITY, STUDENT, TEACHING

PROJECTS = {  # team: goal, topic, who gains most
    DESK: (
        ("Write 20 help articles families can follow", "Customer service", "Schools"),
        ("Cut repeat tickets for classroom audio", "Help desk", "Schools"),
        ("Learn remote support for home devices", "Help desk", "District"),
        ("Run the phone skills circle", "Customer service", "Team"),
    ),
    FIELD: (
        ("Map the cabling of three schools", "Networking", "Team"),
        ("Learn device imaging end to end", "Device management", "Team"),
        ("Start a student repair crew", "Instructional technology", "Schools"),
        ("Lead one roll-out as project lead", "Project management", "District"),
    ),
    NETWORK: (
        ("Design the new WiFi of one high school", "Wireless", "Schools"),
        ("Automate switch backups", "Networking", "Team"),
        ("Segment the camera network", "Cybersecurity", "District"),
    ),
    STUDENT: (
        ("Automate the roster sync", "Student systems", "Schools"),
        ("Build the attendance report principals ask for", "Data", "Schools"),
        ("Document the year-end rollover", "Student systems", "Team"),
    ),
    SECURITY: (
        ("Run a phishing drill for every school", "Cybersecurity", "District"),
        ("Put a data catalogue in place", "Data", "District"),
        ("Rehearse a restore from backup", "Cloud", "Team"),
    ),
    TEACHING: (
        ("Coach ten teachers on classroom tools", "Instructional technology", "Schools"),
        ("Co-lead Hour of Code after school", "Instructional technology", "Schools"),
        ("Learn to run a project as a team", "Project management", "Team"),
    ),
}

SIDE_PROJECTS = (  # what is put off first, and what nobody else is learning
    ("Script the account clean-up", "Scripting", "Team"),
    ("Learn to fly the roof survey drone", "Drones", "District"),
    ("Rewire the board room", "Audio and video", "District"),
)
EXAMS_AHEAD = (  # name, certification, due: set this year and not passed yet
    ("Priya Raghunathan", "CompTIA Security+", "2026-12-17"),
    ("Rachel Steinhoff", "CompTIA Network+", "2026-12-10"),
    ("Shawn O'Rourke", "CompTIA A+", "2027-01-28"),
    ("Wesley Thornburg", "CWNA", "2027-02-26"),
    ("Devon Whitfield", "CompTIA A+", "2027-03-12"),
    ("Ivan Marchetti", "CompTIA Linux+", "2027-04-15"),
)
