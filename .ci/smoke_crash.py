"""Kills the real window in the middle of its work: a second after a card was deleted. The file must be as it was, and
the next start must offer the map without the card, and open it.
usage: smoke_crash.py PROGRAM FILE"""
import json
import subprocess
import sys
import time

from screen import center, fail, find, run, turn_accessibility_on

program, path = sys.argv[1:]
with open(path, encoding="utf-8") as file:
    before = file.read()
card = json.loads(before)["cards"][0]

turn_accessibility_on()
wm = subprocess.Popen(["openbox"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
app = subprocess.Popen([program, path])
again = None
try:
    place = center(card["text"])
    run("xdotool", "search", "--sync", "--onlyvisible", "--pid", str(app.pid), "windowactivate")
    run("xdotool", "mousemove", *map(str, place), "click", "1")
    time.sleep(0.5)
    run("xdotool", "key", "Delete")
    time.sleep(1.5)
    app.kill()
    app.wait()
    with open(path, encoding="utf-8") as file:
        if file.read() != before:
            fail("the file changed without being saved")
    again = subprocess.Popen([program])
    run("xdotool", "mousemove", *map(str, center("Open")), "click", "1")
    kept = next(c["text"] for c in json.loads(before)["cards"] if c["lane"] != card["lane"])
    center(kept)
    time.sleep(0.5)
    if find(card["text"]):
        fail("the deletion was lost in the crash")
    print(f"smoke: the deletion of “{card['text']}” was recovered after a kill")
finally:
    app.kill()
    if again:
        again.kill()
    wm.kill()
