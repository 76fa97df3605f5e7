"""An OpenStack Keystone on loopback, for as long as standard input stays open.

In: an empty folder, which takes the database and the keys; a password for the user `admin`.
Out: a line with the base URL once it serves. Runs in Keystone's own virtual environment.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

SETTINGS = """
[DEFAULT]
use_stderr = true
# Each request that is refused would leave a traceback.
default_log_levels = keystone=CRITICAL,oslo_policy=ERROR,py.warnings=CRITICAL
[cache]
enabled = true
backend = oslo_cache.dict
[database]
connection = sqlite:///{folder}/keystone.db
sqlite_synchronous = false
[token]
provider = fernet
[fernet_tokens]
key_repository = {folder}/fernet-keys
[credential]
key_repository = {folder}/credential-keys
[identity]
# Least work that bcrypt takes: nothing here is secret.
password_hash_rounds = 4
"""

# A test that finds the ID of its own user or project in a list would cut the branch it sits on.
POLICIES = """
own_user: user_id:%(target.user.id)s
own_project: project_id:%(target.project.id)s
identity:update_user: rule:admin_required and not rule:own_user
identity:delete_user: rule:admin_required and not rule:own_user
identity:revoke_grant: rule:admin_required and not rule:own_user
identity:update_project: rule:admin_required and not rule:own_project
identity:delete_project: rule:admin_required and not rule:own_project
"""


def manage(folder: Path, *arguments: str) -> None:
    """Run a command of `keystone-manage`; its words are shown where it fails."""
    command = Path(sys.executable).with_name("keystone-manage")
    done = subprocess.run(
        [str(command), "--config-dir", str(folder), *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        sys.exit(f"keystone-manage {arguments[0]}: {done.stderr[-2000:]}")


def prepare(folder: Path, password: str) -> None:
    """Write settings, schema, keys and the first user."""
    (folder / "keystone.conf").write_text(SETTINGS.format(folder=folder), encoding="utf-8")
    (folder / "policy.yaml").write_text(POLICIES, encoding="utf-8")
    owner = ("--keystone-user", str(os.getuid()), "--keystone-group", str(os.getgid()))
    for name in ("fernet", "credential"):
        (folder / f"{name}-keys").mkdir(mode=0o700)
        manage(folder, f"{name}_setup", *owner)
    manage(folder, "db_sync")
    manage(folder, "bootstrap", "--bootstrap-password", password)


def end_with_parent() -> None:
    """Leave when whoever started this closes our input or is gone, however it ended."""
    sys.stdin.buffer.read()
    os._exit(0)


def main(folder: Path, password: str) -> None:
    threading.Thread(target=end_with_parent, daemon=True).start()
    prepare(folder, password)
    os.environ["OS_KEYSTONE_CONFIG_DIR"] = str(folder)
    # Keystone reads the arguments of the process as its own.
    del sys.argv[1:]
    from keystone.wsgi.api import application
    from waitress import create_server

    server = create_server(application, host="127.0.0.1", port=0, threads=4)
    print(f"http://127.0.0.1:{server.effective_port}", flush=True)
    server.run()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
