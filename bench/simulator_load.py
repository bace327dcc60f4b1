"""
Five clients with 41 registrations each on scenarios/crowded-sockets.yaml, and a sixth connection's worth of slowness: one of
them stops reading half-way. Prints records a second and how far each lags behind the market.

    danta simulate --scenario scenarios/crowded-sockets.yaml
    python3 bench/simulator_load.py http://127.0.0.1:9443 ws://127.0.0.1:21000 [seconds]
"""
import json
import os
import sys
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "tests", "Danta.Simulator.Tests", "Python"))
from wire import Http, Socket  # noqa: E402

REST, WS = sys.argv[1:3]
SECONDS = float(sys.argv[3]) if len(sys.argv) > 3 else 30
stocks = [stock["code"] for stock in Http(REST).get("/simulator/market", {}, {}).json()["stocks"]]


class Listener(threading.Thread):
    def __init__(self, number):
        super().__init__(daemon=True)
        key = {"appkey": f"PSLOAD00000000000000000000000000000{number}", "secretkey": f"load{number}", "grant_type": "client_credentials"}
        approval = Http(REST).post("/oauth2/Approval", {"content-type": "application/json"}, json.dumps(key)).json()["approval_key"]
        self.number, self.records, self.last, self.deaf = number, 0, "", False
        self.socket = Socket(WS, "/tryitout")
        for index in range(41):
            channel = ("H0STCNT0", "H0STASP0")[index % 2]
            self.socket.send(json.dumps({
                "header": {"approval_key": approval, "custtype": "P", "tr_type": "1", "content-type": "utf-8"},
                "body": {"input": {"tr_id": channel, "tr_key": stocks[(index // 2 + number * 3) % len(stocks)]}}}))

    def run(self):
        try:
            while not self.deaf:
                text = self.socket.receive()
                if text[0] == "0":
                    _, _, count, data = text.split("|", 3)
                    self.records += int(count)
                    self.last = data.split("^", 2)[1]
                elif "PINGPONG" in text:
                    self.socket.send(text)
        except (ConnectionError, OSError):
            self.last = "cut off"


listeners = [Listener(number) for number in range(1, 6)]
for listener in listeners:
    listener.start()
began, before = time.monotonic(), 0
while (passed := time.monotonic() - began) < SECONDS:
    time.sleep(5)
    total = sum(listener.records for listener in listeners)
    market = Http(REST).get("/simulator/market", {}, {}).json()["time"][11:19].replace(":", "")
    print(f"{(total - before) / 5:9,.0f} records/s   market {market}   heard {' '.join(listener.last for listener in listeners)}", flush=True)
    before = total
    if passed > SECONDS / 2:
        listeners[-1].deaf = True
