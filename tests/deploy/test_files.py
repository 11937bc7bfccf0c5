"""The files of deploy/ say nothing secret, agree with one another, and carry what the application needs."""

import re
import shutil
import urllib.request

import kubernetes_validate
import pytest
import yaml

from sheets.settings import Settings
from tests.app.server import ROOT, AppServer

DEPLOY = ROOT / "deploy"
COMPOSE = yaml.safe_load((DEPLOY / "compose.yml").read_text("utf-8"))
SERVICES = COMPOSE["services"]
OBJECTS = [
    one
    for path in sorted((DEPLOY / "kubernetes").glob("*.yaml"))
    for one in yaml.safe_load_all(path.read_text("utf-8"))
]
DOCKERFILE = (DEPLOY / "Dockerfile").read_text("utf-8")
SENT = [line[1:] for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line.startswith("!")]


def of_kind(kind):
    return [one for one in OBJECTS if one["kind"] == kind]


def test_what_is_sent_to_the_image_is_enough_to_serve(tmp_path):
    tree = tmp_path / "tree"
    for name in SENT:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        copy(ROOT / name, tree / name)
    with AppServer({"REFLEXES_AUDIENCE": "public"}, tree) as server:
        with urllib.request.urlopen(f"{server.url}/cartographie") as answer:  # noqa: S310 -- the loopback
            assert answer.status == 200
        assert "Traceback" not in server.log()


def test_no_data_nor_key_is_sent_to_the_image():
    assert [name for name in SENT if re.search(r"secrets|\.env|var|tests|\.git|\.venv", name)] == []


def test_images_are_pinned_and_run_as_nobody_in_particular():
    images = [*re.findall(r"^ARG \w+=(\S+:\S+)$", DOCKERFILE, re.MULTILINE), SERVICES["db"]["image"]]
    assert len(images) == 3
    assert all(re.search(r":\d+[\w.-]*$", image) for image in images)
    assert re.findall(r"^USER (\S+)", DOCKERFILE, re.MULTILINE) == ["10001:10001", "33:33"]
    for service in ("app-1", "app-2", "nginx"):
        assert SERVICES[service]["read_only"]
        assert SERVICES[service]["cap_drop"] == ["ALL"]


def test_nginx_knows_each_replica_by_its_fixed_address():
    replicas = [name for name in SERVICES if name.startswith("app-")]
    addresses = [SERVICES[name]["networks"]["front"]["ipv4_address"] for name in replicas]
    assert SERVICES["nginx"]["environment"]["REPLICAS"].split() == [f"{address}:8501" for address in addresses]
    trusted = SERVICES["nginx"]["networks"]["front"]["ipv4_address"]
    assert all(SERVICES[name]["environment"]["FORWARDED_ALLOW_IPS"] == trusted for name in replicas)
    assert all(SERVICES[name] | {"networks": None} == SERVICES["app-1"] | {"networks": None} for name in replicas)


def test_only_nginx_is_published_and_the_database_is_kept_to_itself():
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["nginx"]
    assert SERVICES["db"]["networks"] == ["back"]
    assert COMPOSE["networks"]["back"]["internal"]


def test_no_file_gives_a_secret():
    example = dict(re.findall(r"^([A-Z_]+)=(.*)$", (DEPLOY / ".env.example").read_text("utf-8"), re.MULTILINE))
    assert example["POSTGRES_PASSWORD"] == example["COOKIE_SECRET"] == ""
    given = {name: value for one in of_kind("Secret") for name, value in one["stringData"].items()}
    assert given["DATABASE_URL"] == given["STREAMLIT_SERVER_COOKIE_SECRET"] == ""
    assert re.sub(r"^\s*#.*$", "", given["secrets.toml"], flags=re.MULTILINE).strip() == ""


@pytest.mark.parametrize("told", OBJECTS, ids=[one["kind"] for one in OBJECTS])
def test_a_cluster_understands_each_object(told):
    kubernetes_validate.validate(told, kubernetes_validate.latest_version(), strict=True)


def test_the_cluster_runs_a_container_that_can_do_nothing_else():
    (deployment,) = of_kind("Deployment")
    pod = deployment["spec"]["template"]["spec"]
    (container,) = pod["containers"]
    assert pod["securityContext"]["runAsUser"] == 10001
    assert container["securityContext"]["readOnlyRootFilesystem"]
    assert {service["metadata"]["name"] for service in of_kind("Service")} == {"reflexes"}
    (ingress,) = of_kind("Ingress")
    (rule,) = ingress["spec"]["rules"]
    leads = {path["path"]: path["backend"]["service"]["name"] for path in rule["http"]["paths"]}
    assert leads == {"/": "reflexes"}


def test_a_call_that_the_service_refuses_ends_nothing():
    """Libraries of ours try two such calls; killed at the first, the service would never start."""
    unit = (DEPLOY / "systemd" / "reflexes@.service").read_text("utf-8")
    assert "SystemCallFilter=" in unit
    assert "SystemCallErrorNumber=EPERM" in unit


@pytest.mark.parametrize("file", sorted(path.name for path in DEPLOY.rglob("*") if path.is_file()))
def test_no_unknown_setting_is_spoken_of(file):
    (path,) = DEPLOY.rglob(file)
    known = {f"REFLEXES_{field.upper()}" for field in Settings.model_fields}
    assert set(re.findall(r"REFLEXES_[A-Z_]+\b", path.read_text("utf-8"))) - {"REFLEXES_"} <= known
