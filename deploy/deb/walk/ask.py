"""What an operator sees of the box, for walk.sh. Every answer must come within a minute.

    ask.py well THING…                              waits until all of them are online
    ask.py named THING CODE CHECK -- DOCTOR…        page, metrics and doctor name the trouble; CODE is a beginning
    ask.py newest                                   prints the number of the newest event
"""
import json
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request

BOX = "http://127.0.0.1:8080"
MINUTE = 60


def read(path):
    try:
        with urllib.request.urlopen(BOX + path, timeout=10) as answer:
            return answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.read().decode()  # /health answers 503 while nothing can be recorded


def things():
    return {one["id"]: one for one in json.loads(read("/health"))["things"]}


def until(look):
    """Repeats a look for a minute; the look returns what is still missing, or nothing."""
    started = time.monotonic()
    while True:
        try:
            missing = look()
        except (OSError, ValueError) as away:
            missing = str(away)
        if not missing:
            return time.monotonic() - started
        if time.monotonic() - started > MINUTE:
            sys.exit(f"after {MINUTE} s: {missing}")
        time.sleep(0.3)


def well(names):
    def look():
        now = things()
        return [now.get(name, name) for name in names if now.get(name, {}).get("state") != "online"]

    until(look)


def named(thing, code, check, doctor):
    def on_page():
        trouble = things().get(thing, {}).get("trouble") or {}
        if not trouble.get("code", "").startswith(code):
            return f"{thing} has {trouble or 'no trouble'}"
        page = read("/ops")
        wanted = [trouble["cause"]["zh"].split("；")[0], trouble["nextStep"]["zh"].split("；")[0]]
        return [f"not on the page: {text}" for text in wanted if text not in page]

    def in_metrics():
        told = re.compile(rf'^edgegateway_thing_trouble\{{[^}}]*thing="{thing}"[^}}]*code="{re.escape(code)}[^}}]*\}} 1$', re.M)
        return None if told.search(read("/metrics")) else f"no edgegateway_thing_trouble of {thing} with {code}"

    def by_doctor():
        run = subprocess.run(doctor, capture_output=True, text=True, timeout=MINUTE)
        report = json.loads(run.stdout)
        bad = [one for one in report["checks"] if one["level"] in ("warn", "fail")]
        found = next((one for one in bad if one["id"] == check), None)
        if found is None:
            return f"{check} is not among {[one['id'] for one in bad]}"
        if run.returncode != (2 if any(one["level"] == "fail" for one in bad) else 1):
            return f"exit code {run.returncode}"
        if not (found["cause"]["zh"] and found["nextStep"]["zh"]):
            return f"{check} does not say what to do"
        print(f"       doctor: {found['cause']['en']} -> {found['nextStep']['en']}")
        return None

    took = [until(on_page), until(in_metrics), until(by_doctor)]
    print("       page %.1f s, metrics %.1f s, doctor %.1f s" % (took[0], sum(took[:2]), sum(took)))
    if sum(took) > MINUTE:
        sys.exit("longer than a minute")


match sys.argv[1:]:
    case ["well", *names]:
        well(names)
    case ["named", thing, code, check, "--", *doctor]:
        named(thing, code, check, doctor)
    case ["newest"]:
        until(lambda: None if "journal" in things() else "no journal yet")
        print(things()["journal"]["facts"]["lastSeq"])
