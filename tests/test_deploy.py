"""What is deployed with is what the schemas allow, and what the explorer itself says."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

from explorer.cli import _parser
from explorer.fleet.listening import LIVE, READY
from explorer.fleet.processes import GRACE

ROOT = Path(__file__).parent.parent
DEPLOY = ROOT / "deploy"
NOTES = (ROOT / "docs" / "deploy.md").read_text(encoding="utf-8")
MANIFESTS = sorted((DEPLOY / "kubernetes").glob("*.yaml"))
# The release of Kubernetes whose schemas the notes name.
KUBERNETES = "1.34"
# Seconds beyond those that processes have to let their readers go.
SPARE = 5


def documents(path: Path) -> list[dict[str, Any]]:
    return list(yaml.safe_load_all(path.read_text(encoding="utf-8")))


def manifest(kind: str) -> dict[str, Any]:
    (found,) = (one for path in MANIFESTS for one in documents(path) if one["kind"] == kind)
    return found


def pod() -> dict[str, Any]:
    return manifest("Deployment")["spec"]["template"]["spec"]


@pytest.mark.parametrize("path", MANIFESTS, ids=lambda path: path.name)
def test_kubernetes_knows_every_field(path: Path):
    assert f"schemas of Kubernetes {KUBERNETES}" in NOTES
    if path.name == "kustomization.yaml":  # read by kubectl, not by a cluster
        others = {other.name for other in MANIFESTS} - {path.name}
        assert set(documents(path)[0]["resources"]) == others
        return
    for one in documents(path):
        kubernetes_validate.validate(one, KUBERNETES, strict=True)


def test_the_validator_refuses_what_is_no_field():
    wrong = manifest("Deployment")
    wrong["spec"]["template"]["spec"]["containers"][0]["readonlyRootFilesystem"] = True
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(wrong, KUBERNETES, strict=True)


def test_pods_are_asked_what_they_answer_and_may_do_little():
    container = pod()["containers"][0]
    assert container["startupProbe"]["httpGet"]["path"] == READY
    assert container["readinessProbe"]["httpGet"]["path"] == READY
    assert container["livenessProbe"]["httpGet"]["path"] == LIVE
    assert container["securityContext"]["readOnlyRootFilesystem"]
    assert pod()["securityContext"]["runAsNonRoot"]
    policy = manifest("NetworkPolicy")["spec"]
    assert (policy["egress"], "Egress" in policy["policyTypes"]) == ([], True)
    selected = manifest("Deployment")["spec"]["selector"]["matchLabels"]
    assert manifest("Service")["spec"]["selector"] == selected
    assert manifest("PodDisruptionBudget")["spec"]["selector"]["matchLabels"] == selected
    assert manifest("HorizontalPodAutoscaler")["spec"]["minReplicas"] > 1


def test_compose_keeps_to_its_schema():
    checked = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec",
         str(ROOT / "compose.yaml")],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert checked.returncode == 0, checked.stdout


def test_one_user_one_port_and_one_limit_everywhere():
    image = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    (user,) = re.findall(r"^USER (\d+:\d+)$", image, re.MULTILINE)
    explorer = documents(ROOT / "compose.yaml")[0]["services"]["explorer"]
    assert explorer["user"] == user
    assert explorer["read_only"]
    security = pod()["securityContext"]
    assert f"{security['runAsUser']}:{security['runAsGroup']}" == user
    assert f"EXPOSE {pod()['containers'][0]['ports'][0]['containerPort']}\n" in image
    annotations = manifest("Ingress")["metadata"]["annotations"]
    limit = annotations["nginx.ingress.kubernetes.io/proxy-body-size"]
    assert f"client_max_body_size {limit};" in (DEPLOY / "nginx.conf").read_text(encoding="utf-8")


def test_readers_are_let_go_before_anyone_loses_patience():
    unit = (DEPLOY / "explorer.service").read_text(encoding="utf-8")
    compose = documents(ROOT / "compose.yaml")[0]["services"]["explorer"]["stop_grace_period"]
    (stop,) = re.findall(r"^TimeoutStopSec=(\d+)$", unit, re.MULTILINE)
    for seconds in (int(stop), int(compose.rstrip("s")), pod()["terminationGracePeriodSeconds"]):
        assert seconds >= GRACE + SPARE


def test_containers_have_the_configuration_that_is_printed(run):
    text = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    (command,) = re.findall(r"^# Made by: explorer (.*)$", text, re.MULTILINE)
    assert f"`explorer {command}` prints" in NOTES
    code, out, _ = run(*shlex.split(command))
    assert code == 0
    made = re.compile(r"^# Made by:.*\n", re.MULTILINE)
    assert made.sub("", out) == made.sub("", text)


def test_every_command_of_the_explorer_in_the_notes_is_one():
    lines = [
        line
        for block in re.findall(r"```sh\n(.*?)```", NOTES, re.DOTALL)
        for line in block.strip().splitlines()
    ]
    ours = [line for line in lines if line.startswith("explorer ")]
    ours += re.findall(r"`(explorer [^`]+)`", NOTES)
    unit = (DEPLOY / "explorer.service").read_text(encoding="utf-8")
    ours += [f"explorer {told}" for told in re.findall(r"^ExecStart=\S+ (.*)$", unit, re.MULTILINE)]
    assert len(ours) > 5
    for line in ours:
        _parser().parse_args(shlex.split(line.partition(" > ")[0])[1:])


def test_systemd_takes_the_unit(tmp_path: Path):
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("no systemd-analyze on this system: the unit is not verified")
    unit = (DEPLOY / "explorer.service").read_text(encoding="utf-8")
    copy = tmp_path / "explorer.service"
    copy.write_text(unit.replace("/opt/explorer/.venv/bin/explorer", sys.executable))
    for asked in (["verify"], ["security", "--offline=yes", "--threshold=15", "--no-pager"]):
        told = subprocess.run(
            [program, *asked, str(copy)], capture_output=True, text=True, check=False
        )
        assert told.returncode == 0, told.stdout + told.stderr
        assert "explorer.service:" not in told.stderr  # no line is passed over
