"""Fuzzes each API of the platform started by run.sh for the given time, then checks the invariants."""

import json
import os
import re
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]
FOLDER = Path(os.environ["EVENTCTL_FOLDER"])
SERVICES = {
    service: f"http://localhost:{os.environ[service.upper().replace('-', '_') + '_PORT']}"
    for service in sorted(module.parent.name for module in HOME.glob("*-service/pom.xml"))
}
# Orders have the most operations and the deepest bodies, so they get the most time.
WEIGHTS = {"order-service": 12, "inventory-service": 5}
USUAL = 3
SHARES = {
    service: WEIGHTS.get(service, USUAL) / sum(WEIGHTS.get(each, USUAL) for each in SERVICES) for service in SERVICES
}
# The SKUs in the examples: with stock, some fuzzed orders are confirmed.
STOCKED = ("TEA-EARL-GREY", "CUP-WHITE")
# The only disabled check: a schema can't require each SKU once, a currency of ISO 4217, or a maximum total.
UNCHECKED = "positive_data_acceptance"
# Excluded: the stream of a pending order stays open for longer than the fuzzer waits, and returns, which need a sidecar,
# answer 503 on this transport.
UNFUZZED = "/events$|/returns"
SETTLED = 90
# On a busy machine, the fuzzer needs many seconds before its first test case. Then its time is doubled, up to this.
LONGEST = 240

SQL = {
    "order-service": {
        "every order is in a named state": "select count(*) from customer_order where state not in"
        " ('PENDING', 'CONFIRMED', 'REJECTED', 'EXPIRED', 'CANCELLING', 'CANCELLED')",
        "every order is answered": "select count(*) from customer_order where state in ('PENDING', 'CANCELLING')",
        "no order is without lines": "select count(*) from customer_order"
        " where not exists (select from order_line where order_id = id)",
        "no idempotency key is without its answer": "select count(*) from idempotency_key where body is null",
    },
    "inventory-service": {
        "nothing is oversold": "select count(*) from stock where reserved < 0 or reserved > on_hand",
        "reserved stock has its reservations, less what came back": "select count(*) from stock where reserved <>"
        " (select coalesce(sum(quantity), 0) from reservation_line l join reservation r using (order_id)"
        " where l.sku = stock.sku and r.state = 'HELD')"
        " - (select coalesce(sum(quantity), 0) from goods_return_line l join goods_return g using (return_id)"
        " join reservation r using (order_id)"
        " where l.sku = stock.sku and g.state = 'TAKEN_BACK' and r.state = 'HELD')",
    },
}
DELIVERED = {
    "the outbox is drained": "select count(*) from event_outbox",
    "no event is parked": "select count(*) from event_inbox where state = 'PARKED'",
}


def fuzz(service: str, url: str, seconds: int) -> bool:
    log = FOLDER / f"fuzz-{service}.log"
    with log.open("w") as out:
        done = subprocess.run(
            [str(Path(sys.executable).parent / "st"), "--no-color", "run", url + "/v3/api-docs", "--url", url,
             "--exclude-checks", UNCHECKED, "--exclude-path-regex", UNFUZZED, "--max-time", str(seconds), "--continue-on-failure", "--request-timeout", "30",
             "--generation-database", "none", "--warnings", "off"],
            stdout=out, stderr=subprocess.STDOUT, cwd=FOLDER, check=False)
    text = log.read_text()
    cases = re.search(r"(\d+) generated", text)
    if cases is None and done.returncode == 0 and 2 * seconds <= LONGEST:
        print(f"  {service}: no test case in {seconds} s, so again for {2 * seconds} s", flush=True)
        return fuzz(service, url, 2 * seconds)
    tested = re.search(r"Tested: (\d+)", text)
    selected = re.search(r"Selected: (\d+)", text)
    print(f"  {service}: {found(cases)} test cases on {found(tested)} of {found(selected)} operations in {seconds} s", flush=True)
    if done.returncode:
        print(text)
    return done.returncode == 0 and cases is not None


def found(number: re.Match | None) -> str:
    return number.group(1) if number else "no"


def eventctl(*arguments: str) -> str:
    return subprocess.run([str(HOME / "eventctl"), *arguments], stdout=subprocess.PIPE, check=True, text=True).stdout


def broken(service: str) -> list[str]:
    """Lists violated invariants; one statement reads one snapshot."""
    rules = SQL.get(service, {}) | DELIVERED
    counts = eventctl("sql", "--rows", service, "select " + ", ".join(f"({count})" for count in rules.values())).split("\t")
    found = zip(rules, map(int, counts), strict=True)
    return [f"{service}: {rule}: {count} violations" for rule, count in found if count]


def settle(service: str) -> list[str]:
    until = time.monotonic() + SETTLED
    while (left := broken(service)) and time.monotonic() < until:
        time.sleep(1)
    return left


def levels():
    query = {"limit": "200"}
    while True:
        with urllib.request.urlopen(SERVICES["inventory-service"] + "/stock?" + urllib.parse.urlencode(query)) as page:
            body = json.load(page)
        yield from body["items"]
        if body["next"] is None:
            return
        query["after"] = body["next"]


def stock(sku: str) -> None:
    request = urllib.request.Request(
        f"{SERVICES['inventory-service']}/stock/{sku}", b'{"onHand": 1000000}', {"Content-Type": "application/json"}, method="PUT")
    urllib.request.urlopen(request).close()


def main() -> int:
    seconds = int(sys.argv[1])
    for sku in STOCKED:
        stock(sku)
    # Outside the fuzzer's time, because a service generates its API description at the first request.
    for url in SERVICES.values():
        urllib.request.urlopen(url + "/v3/api-docs").close()
    print(f"Fuzzing three APIs for {seconds} s", flush=True)
    shares = {service: max(1, round(seconds * share)) for service, share in SHARES.items()}
    failed = [f"{service}: its API" for service, url in SERVICES.items() if not fuzz(service, url, shares[service])]
    checks = len(SERVICES)
    print("Waiting until every order has a final state", flush=True)
    for service in SERVICES:
        failed += settle(service)
        checks += len(SQL.get(service, {}) | DELIVERED)
    uneven = [level["sku"] for level in levels() if level["reserved"] + level["available"] != level["onHand"]]
    failed += ["inventory-service: reserved plus available differs from the stock on hand"] if uneven else []
    letters = eventctl("dlq", "list", "--json").splitlines()
    failed += [f"{len(letters)} dead letters, such as {letters[0]}"] if letters else []
    checks += 2
    states = eventctl(
        "sql", "--rows", "order-service", "select state, count(*) from customer_order group by 1 order by 1"
    )
    print("  orders: " + ", ".join(line.replace("\t", " ") for line in states.splitlines()))
    for failure in failed:
        print("FAILED  " + failure)
    print(f"{checks - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
