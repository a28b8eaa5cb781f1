"""nginx, as deploy/nginx.conf sets it up, before a dashboard that runs: on this machine, with a certificate of its own."""

import datetime
import ipaddress
import re
import shutil
import socket
import ssl
import subprocess
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

CONF = Path(__file__).parents[2] / "deploy" / "nginx.conf"


@contextmanager
def behind_nginx(folder, dashboard):
    """The address of nginx before the dashboard at this address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    conf = folder / "nginx.conf"
    conf.write_text(
        local(CONF.read_text(encoding="utf-8"), folder, port, dashboard.rpartition(":")[2]), encoding="utf-8"
    )
    certificate(folder)
    nginx = shutil.which("nginx") or "/usr/sbin/nginx"
    command = [nginx, "-p", str(folder), "-c", str(conf), "-e", str(folder / "error.log"), "-g", "daemon off;"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            address = f"https://127.0.0.1:{port}"
            _wait(f"{address}/_stcore/health", process)
            yield address
        finally:
            process.terminate()
            process.wait(10)


def local(conf, folder, port, dashboard_port):
    """The shipped file with only what its CHANGE lines and this machine ask for."""
    conf = re.sub(r"listen 443 ssl", f"listen 127.0.0.1:{port} ssl", conf)
    conf = conf.replace("pd.example.org", "127.0.0.1").replace("127.0.0.1:8501", f"127.0.0.1:{dashboard_port}")
    conf = conf.replace("/etc/two-hours/tls/", f"{folder}/").replace("/run/nginx.pid", f"{folder}/nginx.pid")
    conf = conf.replace("/var/log/nginx/", f"{folder}/")
    own = "".join(
        f"  {kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return conf.replace("http {\n", f"http {{\n{own}", 1)


def certificate(folder):
    """A certificate for this machine that nobody else trusts."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(x509.random_serial_number()).not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
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
        assert process.poll() is None, "nginx stopped: is deploy/nginx.conf right?"
        try:
            with urllib.request.urlopen(address, timeout=1, context=trusting()):
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(address)
