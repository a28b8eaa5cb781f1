import shutil

import pytest

from deploy import doctor

GOOD = """[auth]
redirect_uri = "https://pd.district.org/oauth2callback"
cookie_secret = "0123456789abcdef0123456789abcdef"
client_id = "1.apps.googleusercontent.com"
client_secret = "x"
server_metadata_url = "https://accounts.google.com/.well-known/openid-configuration"
[access]
lead = ["cto@district.org"]
"""


@pytest.fixture
def home(tmp_path, monkeypatch):
    for name in ("constraints.txt", "requirements.txt", "dashboard.toml"):
        shutil.copy(doctor.ROOT / name, tmp_path / name)
    (tmp_path / ".streamlit").mkdir()
    config = (doctor.ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    config = config.replace('allowedHosts = ["localhost", ', 'allowedHosts = ["pd.district.org", "localhost", ')
    (tmp_path / ".streamlit" / "config.toml").write_text(config, encoding="utf-8")
    monkeypatch.setenv("TWO_HOURS_SNAPSHOTS", str(tmp_path / "kept"))
    monkeypatch.delenv("TWO_HOURS_REQUIRE_SIGN_IN", raising=False)
    secrets(tmp_path, GOOD)
    return tmp_path


def secrets(home, text, mode=0o600):
    file = home / ".streamlit" / "secrets.toml"
    file.write_text(text, encoding="utf-8")
    file.chmod(mode)


def test_a_set_up_that_is_right_has_no_problem(home):
    assert doctor.problems(home) == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda home: secrets(home, GOOD, 0o644), "chmod 600"),
        (lambda home: secrets(home, GOOD.replace("oauth2callback", "callback")), "must end in /oauth2callback"),
        (lambda home: secrets(home, GOOD.replace("https://pd", "http://pd")), "only https"),
        (lambda home: secrets(home, GOOD.replace("0123456789abcdef0123456789abcdef", "short")), "cookie_secret is short"),
        (lambda home: secrets(home, GOOD.replace('client_secret = "x"\n', "")), "has no client_secret"),
        (lambda home: secrets(home, GOOD.replace('lead = ["cto@district.org"]', "")), "names no lead"),
        (lambda home: secrets(home, GOOD.replace("0123456789abcdef0123456789abcdef", "a" * 40)), "cookie_secret is short"),
        (lambda home: secrets(home, GOOD.replace("pd.district.org", "other.district.org")), "allowedHosts"),
        (lambda home: secrets(home, 'auth = "x"\n'), "[auth] in secrets.toml is no section"),
        (lambda home: secrets(home, "access = 3\n" + GOOD.partition("[access]")[0]), "[access] in secrets.toml is no section"),
        (lambda home: (home / ".streamlit" / "config.toml").write_text("[server\n"), "config.toml cannot be read"),
        (lambda home: secrets(home, GOOD.replace("lead =", "leads =")), 'there is no "leads"'),
        (lambda home: secrets(home, "[auth"), "is not TOML"),
        (lambda home: secrets(home, (doctor.ROOT / ".streamlit" / "secrets.toml.example").read_text()), "that of the example"),
        (lambda home: (home / "dashboard.toml").write_text("small_group = 0\n"), "small_group is 0"),
        (lambda home: (home / "dashboard.toml").write_text('source = "gone.csv"\n'), "gone.csv"),
        (lambda home: (home / "constraints.txt").write_text("pandas==0.1\n"), "pandas is"),
        (lambda home: (home / "requirements.txt").write_text("no-such-package>=1\n"), "no-such-package is not installed"),
        (lambda home: (home / "kept").mkdir(mode=0o755), "chmod 700"),
        (lambda home: (home / "kept").write_text(""), "cannot be written"),
        (lambda home: (home / ".streamlit" / "config.toml").write_text("[server]\nenableXsrfProtection = false\naddress = '127.0.0.1'\nallowedHosts = ['localhost']\n"), "XSRF"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_one_line_with_what_to_do(home, change, says):
    change(home)
    found = doctor.problems(home)
    assert len(found) >= 1 and any(says in line for line in found), found
    assert all("\n" not in line and line.endswith(".") for line in found)


def test_a_server_that_others_reach_needs_sign_in(home):
    config = home / ".streamlit" / "config.toml"
    config.write_text(config.read_text().replace('address = "127.0.0.1"', 'address = "0.0.0.0"'), encoding="utf-8")
    assert doctor.problems(home) == []
    (home / ".streamlit" / "secrets.toml").unlink()
    assert "sign-in is not set up" in doctor.problems(home)[0]


def test_known_holes_are_named(monkeypatch):
    monkeypatch.setattr(doctor, "version", lambda name: "1.53.1" if name == "streamlit" else "99")
    monkeypatch.setattr(doctor, "FLOORS", {"streamlit": (1, 54)})
    assert any("streamlit 1.53.1 has known holes" in line for line in doctor.problems())


def test_the_installed_packages_are_past_every_known_hole():
    for name, floor in doctor.FLOORS.items():
        assert doctor._numbers(doctor.version(name)) >= floor, name


def test_the_secrets_of_a_server_are_looked_at_where_they_are(home, tmp_path_factory):
    (home / ".streamlit" / "secrets.toml").unlink()
    theirs = tmp_path_factory.mktemp("etc") / "secrets.toml"
    assert "There is no file" in doctor.problems(home, secrets=theirs)[0]
    theirs.write_text(GOOD, encoding="utf-8")
    theirs.chmod(0o644)
    assert "chmod 600" in doctor.problems(home, secrets=theirs)[0]


def test_a_server_without_git_is_looked_at_too(home, monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    assert doctor.problems(home) == []


@pytest.mark.parametrize(("apart", "lines"), [(299, 0), (301, 1)])  # five minutes, as sign-in itself allows
def test_a_clock_that_is_wrong_is_noticed(apart, lines):
    assert len(list(doctor._clock("Tue, 24 Nov 2026 12:00:00 GMT", 1795521600 + apart))) == lines
