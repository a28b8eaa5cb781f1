"""How ``make notebook`` opens JupyterLab: for this computer only, and asking nobody for anything."""

from pathlib import Path

c = get_config()  # noqa: F821 - JupyterLab hands it in

c.ServerApp.ip = "127.0.0.1"
# What a notebook and its kernel say to each other, nobody else on this computer can read.
c.KernelManager.transport_encryption = "auto"

c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
c.LabApp.extension_manager = (
    "readonly"  # lists what is installed; the other one asks PyPI
)
c.LabApp.app_settings_dir = str(
    Path(__file__).parent
)  # overrides.json: nor is the reader asked for news
