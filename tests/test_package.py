"""What is shipped works where it is put: a wheel, a zipapp, a read-only folder, any directory."""

import os
import stat
import subprocess
import sys
import sysconfig
import zipapp
import zipfile
from pathlib import Path

import pytest

from gcmreview import __version__
from support.processes import make_environment
from support.runs import DATASET, EXPECTED, ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel, with the build backend that is installed."""
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    subprocess.run([*build, str(ROOT)], check=True, capture_output=True)
    (path,) = folder.glob("*.whl")
    return path


def run_from_root(*command: str, path: Path) -> subprocess.CompletedProcess[str]:
    """Run this Python from ``/`` without a home, with ``path`` before its installed packages.

    Folders on PYTHONPATH are searched as they are: the editable install's .pth file is not read.
    """
    packages = os.pathsep.join([str(path), sysconfig.get_path("purelib")])
    base = getattr(sys, "_base_executable", sys.executable)
    return subprocess.run(
        [base, "-B", *command],
        env=make_environment(PYTHONPATH=packages, COLUMNS="80", PYTHONNOUSERSITE="1"),
        cwd=Path(path.anchor),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def unpack(wheel: Path, folder: Path) -> None:
    """Unpack a wheel as an installer does."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)


def test_the_wheel_holds_the_dataset_and_the_notices(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        assert archive.read("gcmreview/data/review.toml") == DATASET.read_bytes()
    info = f"gcmreview-{__version__}.dist-info"
    assert {f"{info}/licenses/LICENSE", f"{info}/licenses/NOTICE", "gcmreview/py.typed"} <= names
    assert not [name for name in names if name.startswith(("tests", "data", "benchmarks"))]


def test_the_unpacked_wheel_alone_runs_from_the_root_folder(wheel: Path, tmp_path: Path) -> None:
    unpack(wheel, tmp_path)
    where = run_from_root(
        "-c", "import gcmreview.dataset.loader as m; print(m.__file__)", path=tmp_path
    ).stdout
    assert where.startswith(str(tmp_path))
    done = run_from_root("-m", "gcmreview", "speakers", path=tmp_path)
    expected = EXPECTED / "speakers-80.txt"
    assert done.stderr == ""
    assert done.stdout == expected.read_text(encoding="utf-8")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no read-only folders in this sense")
def test_a_read_only_folder_is_no_obstacle(wheel: Path, tmp_path: Path) -> None:
    unpack(wheel, tmp_path)
    folders = [tmp_path, *(path for path in tmp_path.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        done = run_from_root("-m", "gcmreview", "quotes", "--format", "json", path=tmp_path)
    finally:
        for folder in folders:
            folder.chmod(stat.S_IRWXU)
    assert (done.returncode, done.stderr) == (0, "")
    assert '"id": "motus-1"' in done.stdout


def test_a_zipapp_finds_the_dataset_inside_itself(wheel: Path, tmp_path: Path) -> None:
    folder = tmp_path / "app"
    unpack(wheel, folder)
    archive = tmp_path / "gcmreview.pyz"
    zipapp.create_archive(folder, archive, main="gcmreview.__main__:main")
    done = run_from_root(str(archive), "source", "0", "--format", "json", path=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Asia-Pacific Concludes" in done.stdout


def test_a_package_without_its_dataset_says_so_in_one_line(wheel: Path, tmp_path: Path) -> None:
    unpack(wheel, tmp_path)
    (tmp_path / "gcmreview" / "data" / "review.toml").unlink()
    done = run_from_root("-m", "gcmreview", "speakers", path=tmp_path)
    assert done.returncode == 3
    assert done.stderr.endswith("the built-in dataset is missing; reinstall gcmreview\n")
    assert done.stderr.count("\n") == 1


def test_a_package_whose_dataset_was_changed_does_not_pass_for_the_source(
    wheel: Path, tmp_path: Path
) -> None:
    unpack(wheel, tmp_path)
    data = tmp_path / "gcmreview" / "data" / "review.toml"
    text = data.read_text(encoding="utf-8")
    data.write_text(text.replace("ambitious", "ambitioux", 1), encoding="utf-8")
    done = run_from_root("-m", "gcmreview", "quotes", path=tmp_path)
    assert (done.returncode, done.stdout) == (3, "")
    assert "review.toml:171: quotes[3].text: " in done.stderr


def test_the_command_that_pip_installs_runs(tmp_path: Path) -> None:
    command = Path(sys.executable).with_name("gcmreview")
    done = subprocess.run(
        [command, "--version"], capture_output=True, encoding="utf-8", cwd=tmp_path, check=True
    )
    assert done.stdout.startswith(f"gcmreview {__version__}\n")
