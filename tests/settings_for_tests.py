"""The site's settings with a data folder of their own, and quick passwords.

The tests run on SQLite; with `ONESHEET_TEST_ON=postgres` all of them run on the server that `ONESHEET_TEST_POSTGRES`
names. Tests marked `postgres` use that server in either case.
"""

import os
import tempfile

os.environ["ONESHEET_DATA"] = tempfile.mkdtemp(prefix="onesheet-tests-")
os.environ["ONESHEET_DATABASE_URL"] = (
    os.environ.get("ONESHEET_TEST_POSTGRES", "") if os.environ.get("ONESHEET_TEST_ON") == "postgres" else ""
)

from onesheet.config.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
STATIC_ROOT.mkdir(exist_ok=True)  # noqa: F405
IMPORT_PROCESSES = False
