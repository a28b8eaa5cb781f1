import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from data.access import REASONS
from pages.screen import doorkeeper
from presentation import door

SECRET = "x" * 32
GUARDED = ["/media/1f2e3d.csv", "/_stcore/upload_file/session/file"]


@pytest.fixture
def client(monkeypatch):
    monkeypatch.setattr(doorkeeper.st, "secrets", {"auth": {}})
    monkeypatch.setattr(doorkeeper, "get_cookie_secret", lambda: SECRET)
    routes = [Route("/{path:path}", lambda _: PlainTextResponse("inside"), methods=["GET", "PUT", "DELETE"])]
    return TestClient(Starlette(routes=routes, middleware=[Middleware(doorkeeper.Doorkeeper)]))


def signed(secret=SECRET, name="_streamlit_user"):
    return {"Cookie": f"_streamlit_xsrf=1; {name}={create_signed_value(secret, name, '{}').decode()}"}


@pytest.mark.parametrize("path", GUARDED)
def test_a_file_comes_and_goes_only_with_a_sign_in_of_this_server(client, path):
    for method in ("GET", "PUT", "DELETE"):
        assert client.request(method, path).status_code == 403
        assert client.request(method, path, headers=signed("y" * 32)).status_code == 403  # signed by somebody else
        assert client.request(method, path, headers={"Cookie": "_streamlit_user=abc"}).status_code == 403
        assert client.request(method, path, headers={"Cookie": '_streamlit_user="'}).status_code == 403
        assert client.request(method, path, headers=signed()).text == "inside"


@pytest.mark.parametrize("path", GUARDED)
def test_without_sign_in_set_up_there_is_nothing_to_ask_for(client, path, monkeypatch):
    monkeypatch.setattr(doorkeeper.st, "secrets", {})
    assert client.get(path).text == "inside"


def test_pages_and_the_health_check_pass_and_what_nobody_needs_does_not(client):
    assert client.get("/hours").text == client.get("/_stcore/health").text == "inside"
    assert client.get("/_stcore/metrics").status_code == client.get("/_stcore/agent/openapi.json").status_code == 404


@pytest.mark.parametrize("reason", REASONS)
def test_the_door_has_words_for_every_reason(reason):
    said = door.refused(reason)
    assert said.headline and said.lede.endswith(".")
    assert isinstance(door.helps(reason), str)
