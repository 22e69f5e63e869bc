"""Drives the real window: finds a card through the accessibility tree as a screen reader does, drags it one
stage on with the mouse, saves with Ctrl+S, and compares the saved file with the one that was opened.
usage: smoke.py PROGRAM FILE"""
import json
import subprocess
import sys
import time

from screen import center, closes, fail, run, turn_accessibility_on

program, path = sys.argv[1:]


def drag(start, end):
    run("xdotool", "mousemove", *map(str, start), "mousedown", "1")
    for i in range(1, 11):
        run("xdotool", "mousemove", *(str(round(a + (b - a) * i / 10)) for a, b in zip(start, end)))
        time.sleep(0.03)
    time.sleep(0.2)
    run("xdotool", "mouseup", "1")


with open(path, encoding="utf-8") as file:
    before = json.load(file)
pains = next(lane["id"] for lane in before["lanes"] if lane["kind"] == "pain-points")
steps = [stage["steps"][0]["id"] for stage in before["stages"]]
first_of = lambda step: next(c for c in before["cards"] if c["lane"] == pains and c["step"] == step)  # noqa: E731
moved, target = first_of(steps[1]), first_of(steps[2])

turn_accessibility_on()
wm = subprocess.Popen(["openbox"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
app = subprocess.Popen([program, path])
try:
    start, end = center(moved["text"]), center(target["text"])
    run("xdotool", "search", "--sync", "--onlyvisible", "--pid", str(app.pid), "windowactivate")
    drag(start, (end[0], end[1] + 4))
    time.sleep(0.5)
    run("xdotool", "key", "ctrl+s")
    deadline = time.time() + 15
    while True:
        with open(path, encoding="utf-8") as file:
            after = json.load(file)
        if after != before:
            break
        if time.time() > deadline:
            fail("the file did not change after the drag and Ctrl+S")
        time.sleep(0.2)
    card = next(c for c in after["cards"] if c["id"] == moved["id"])
    if (card["lane"], card["step"]) != (pains, steps[2]):
        fail(f"the card went to {card['lane']}/{card['step']}, not to {pains}/{steps[2]}")
    same = lambda m: sorted(json.dumps(c, sort_keys=True) for c in m["cards"] if c["id"] != moved["id"])  # noqa: E731
    if same(before) != same(after):
        fail("another card changed")
    closes(app, lambda: run("xdotool", "key", "ctrl+q"))
    print(f"smoke: “{moved['text']}” was dragged one stage on and saved")
finally:
    app.kill()
    wm.kill()
