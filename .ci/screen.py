"""What the smoke runs share: finding things of the real window through the accessibility tree, as a screen reader does."""
import subprocess
import sys
import time
import warnings

import gi

warnings.simplefilter("ignore", DeprecationWarning)
gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402


def run(*args):
    subprocess.run(args, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def fail(why):
    sys.exit(f"smoke: {why}")


def turn_accessibility_on():
    for name in ("ScreenReaderEnabled", "IsEnabled"):
        run("dbus-send", "--session", "--print-reply", "--dest=org.a11y.Bus", "/org/a11y/bus",
            "org.freedesktop.DBus.Properties.Set", "string:org.a11y.Status", f"string:{name}", "variant:boolean:true")


def find(label, root=None):
    """The first node whose name is `label`, below `root` or in any program."""
    if root is None:
        desktop = Atspi.get_desktop(0)
        programs = (desktop.get_child_at_index(i) for i in range(desktop.get_child_count()))
        return next((n for n in (find(label, p) for p in programs if p) if n), None)
    if root.get_name() == label and root.get_component_iface():
        return root
    for i in range(root.get_child_count()):
        child = root.get_child_at_index(i)
        found = find(label, child) if child else None
        if found:
            return found
    return None


def center(label):
    deadline = time.time() + 30
    while time.time() < deadline:
        node = find(label)
        if node:
            e = node.get_component_iface().get_extents(Atspi.CoordType.SCREEN)
            if e.width > 0:
                return e.x + e.width // 2, e.y + e.height // 2
        time.sleep(0.2)
    fail(f"the accessibility tree has no “{label}”")


def until(what, holds):
    """Waits until something holds, half a minute at most."""
    deadline = time.time() + 30
    while not holds():
        if time.time() > deadline:
            fail(f"it never came about that {what}")
        time.sleep(0.1)


def closes(app, asks):
    """The window of `app` closes in order once somebody `asks` it to: all is saved, nothing is asked back."""
    time.sleep(0.5)
    asks()
    try:
        code = app.wait(timeout=10)
    except subprocess.TimeoutExpired:
        fail("the window did not close after everything was saved")
    if code != 0:
        fail(f"the program ended with {code}")
