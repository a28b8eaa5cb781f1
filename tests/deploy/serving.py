"""nginx and Caddy, as deploy/ sets them up, before a dashboard that runs: here, with a certificate of its own."""

import datetime
import ipaddress
import os
import re
import shutil
import socket
import ssl
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

FOLDER = Path(__file__).parents[2] / "deploy"
CONF = FOLDER / "nginx.conf"


@contextmanager
def behind_nginx(folder, dashboard, *, sign_in=""):
    """The address of nginx before the dashboard at this address; ``sign_in``: where an authenticating proxy is."""
    port = _free_port()
    conf = local(CONF.read_text(encoding="utf-8"), folder, port, _port(dashboard))
    if sign_in:
        conf = _included(conf, "sign-in-first.conf", folder, sign_in)
    (folder / "nginx.conf").write_text(conf, encoding="utf-8")
    certificate(folder)
    nginx = shutil.which("nginx") or "/usr/sbin/nginx"
    command = [nginx, "-p", folder, "-c", folder / "nginx.conf", "-e", folder / "error.log", "-g", "daemon off;"]
    with _running(command, subprocess.DEVNULL, f"https://127.0.0.1:{port}"):
        yield f"https://127.0.0.1:{port}"


@contextmanager
def behind_caddy(folder, dashboard, *, sign_in=""):
    """The address of Caddy before the dashboard at this address; what it logs is in ``caddy.log``."""
    port = _free_port()
    conf = (FOLDER / "Caddyfile").read_text(encoding="utf-8").replace("127.0.0.1:8501", f"127.0.0.1:{_port(dashboard)}")
    own = f"https://localhost:{port} {{\n\tbind 127.0.0.1\n\ttls {folder}/cert.pem {folder}/key.pem"
    conf = conf.replace("https://pd.example.org {", own).replace("\tadmin off", "\tadmin off\n\tauto_https off")
    if sign_in:
        conf = _included(conf, "sign-in-first.Caddyfile", folder, sign_in)
    (folder / "Caddyfile").write_text(conf, encoding="utf-8")
    certificate(folder)
    command = [shutil.which("caddy"), "run", "--config", folder / "Caddyfile", "--adapter", "caddyfile"]
    with (
        (folder / "caddy.log").open("wb") as log,
        _running(command, log, f"https://localhost:{port}", HOME=str(folder)),
    ):
        yield f"https://localhost:{port}"


@contextmanager
def _running(command, log, address, **variables):
    with subprocess.Popen(command, stdout=log, stderr=log, env={**os.environ, **variables}) as process:
        try:
            _wait(f"{address}/_stcore/health", process)
            yield
        finally:
            process.terminate()
            process.wait(10)


def _included(conf, name, folder, sign_in):
    """The line that lets an authenticating proxy ask first, no longer a comment."""
    (folder / name).write_text(
        (FOLDER / name).read_text(encoding="utf-8").replace("127.0.0.1:4180", f"127.0.0.1:{_port(sign_in)}"),
        encoding="utf-8",
    )
    line = re.compile(rf"# ((?:include|import) )/etc/two-hours/{re.escape(name)}")
    assert len(line.findall(conf)) == 1
    return line.sub(rf"\g<1>{folder}/{name}", conf)


def local(conf, folder, port, dashboard_port):
    """The shipped file with only what its CHANGE lines and this machine ask for."""
    conf = conf.replace("listen 443 ssl", f"listen 127.0.0.1:{port} ssl")
    conf = conf.replace("listen 80", f"listen 127.0.0.1:{_free_port()}")
    conf = conf.replace("pd.example.org", "127.0.0.1").replace("127.0.0.1:8501", f"127.0.0.1:{dashboard_port}")
    conf = conf.replace("/etc/two-hours/tls/", f"{folder}/").replace("/run/nginx.pid", f"{folder}/nginx.pid")
    conf = conf.replace("/var/log/nginx/", f"{folder}/")
    own = "".join(
        f"  {kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return conf.replace("http {\n", f"http {{\n{own}", 1)


def _free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def _port(address):
    return address.rpartition(":")[2]


def certificate(folder):
    """A certificate for this machine that nobody else trusts."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(x509.random_serial_number()).not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1")), x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    (folder / "cert.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "key.pem").write_bytes(private)


def trusting():
    """How to ask a server whose certificate nobody knows."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


def _wait(address, process):
    for _ in range(100):
        assert process.poll() is None, "the proxy stopped: is its file in deploy/ right?"
        try:
            with urllib.request.urlopen(address, timeout=1, context=trusting()):
                return
        except urllib.error.HTTPError:  # it answers, if only that nobody is signed in or that the dashboard is away
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(address)
