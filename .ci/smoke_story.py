"""Somebody begins a new map with real keys: a stage's title and two cards on an English keyboard, then a card on an
Arabic one, taken back and another one typed, and saved, with the keys that are Ctrl+Z and Ctrl+S there. The file must
hold exactly that. Keys are pressed by their place on the keyboard: what they type is for the layout to say.
usage: smoke_story.py PROGRAM FILE"""
import json
import subprocess
import sys
import time

from screen import center, closes, fail, find, run, turn_accessibility_on, until

program, path = sys.argv[1:]
# Key codes of X by what is on the keys of an English keyboard, and of an Arabic one.
ENGLISH = dict(zip("qwertyuiop", range(24, 34))) | dict(zip("asdfghjkl", range(38, 47))) | dict(zip("zxcvbnm", range(52, 59)))
ARABIC = {"ك": 47, "ت": 44, "ا": 43, "ب": 41, "ط": 48, "ل": 42}
ENTER, TAB, HOME, SPACE = 36, 23, 110, 65


def layout(name):
    """Has the keys type another script, and waits until the server says so."""
    run("setxkbmap", name)
    says = lambda: subprocess.run(["setxkbmap", "-query"], capture_output=True, text=True).stdout  # noqa: E731
    until(f"the keyboard is “{name}”", lambda: any(line.split()[-1:] == [name] for line in says().splitlines()))
    # The window hears of it in its own time.
    time.sleep(0.5)


def press(*keys):
    run("xdotool", "key", "+".join(map(str, keys)))
    time.sleep(0.05)


def types(text, keys):
    for letter in text:
        press(SPACE if letter == " " else keys[letter])


def card(text, keys):
    """Types a card into the cell that is selected."""
    types(text, keys)
    press("ctrl", ENTER)
    until(f"there is a card “{text}”", lambda: find(text))


def saved():
    with open(path, encoding="utf-8") as file:
        return json.load(file)


turn_accessibility_on()
layout("us")
wm = subprocess.Popen(["openbox"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
app = subprocess.Popen([program, path])
try:
    place = center(saved()["stages"][0]["title"])
    run("xdotool", "search", "--sync", "--onlyvisible", "--pid", str(app.pid), "windowactivate")
    run("xdotool", "mousemove", *map(str, place), "click", "1")
    time.sleep(0.5)
    types("search", ENGLISH)
    press(ENTER)
    until("the stage has its title", lambda: find("search"))
    press("ctrl", HOME)
    card("reads an advert", ENGLISH)
    press(TAB)
    card("asks a friend", ENGLISH)

    layout("ara")
    press(TAB)
    card("كتاب", ARABIC)
    press("ctrl", ENGLISH["z"])
    until("the Arabic card is taken back", lambda: not find("كتاب"))
    press("ctrl", HOME)
    press(TAB)
    press(TAB)
    card("طلب", ARABIC)
    press("ctrl", ENGLISH["s"])
    until("the map is saved", lambda: saved()["cards"])
    after = saved()
    texts = [card["text"] for card in after["cards"]]
    if texts != ["reads an advert", "asks a friend", "طلب"]:
        fail(f"the cards are {texts}")
    cells = [(card["lane"], card["step"]) for card in after["cards"]]
    steps = [stage["steps"][0]["id"] for stage in after["stages"]]
    if cells != [(after["lanes"][0]["id"], step) for step in steps[:3]]:
        fail(f"the cards are in {cells}")
    if after["stages"][0]["title"] != "search":
        fail(f"the stage is called {after['stages'][0]['title']}")
    closes(app, lambda: press("ctrl", ENGLISH["q"]))
    print(f"smoke: {', '.join(texts)} were typed and saved")
finally:
    app.kill()
    wm.kill()
