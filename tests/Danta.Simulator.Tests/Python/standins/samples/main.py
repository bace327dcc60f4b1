"""Stands in for the broker's samples: every address comes from kis_devlp.yaml in the home folder."""
import json
import os
import re

from wire import Http, Socket

with open(os.path.join(os.path.expanduser("~"), "KIS", "config", "kis_devlp.yaml"), encoding="UTF-8") as file:
    config = dict(re.findall(r'^(\w+): "(.*)"$', file.read(), re.MULTILINE))

for server, socket, key, secret, account, buy in (
        ("prod", "ops", "my_app", "my_sec", "my_acct_stock", "TTTC0012U"), ("vps", "vops", "paper_app", "paper_sec", "my_paper_stock", "VTTC0012U")):
    http = Http(config[server])
    plain = {"Content-Type": "application/json", "User-Agent": config["my_agent"]}
    keys = {"grant_type": "client_credentials", "appkey": config[key], "appsecret": config[secret]}
    token = http.post("/oauth2/tokenP", plain, json.dumps(keys)).json()["access_token"]
    body = {"CANO": config[account], "ACNT_PRDT_CD": config["my_prod"], "PDNO": "005930", "ORD_DVSN": "01", "ORD_QTY": "1", "ORD_UNPR": "0",
            "EXCG_ID_DVSN_CD": "KRX", "SLL_TYPE": "", "CNDT_PRIC": ""}
    headers = {**plain, "authorization": f"Bearer {token}", "appkey": config[key], "appsecret": config[secret], "tr_id": buy, "custtype": "P"}
    reply = http.post("/uapi/domestic-stock/v1/trading/order-cash", headers, json.dumps(body)).json()
    assert reply["rt_cd"] == "0", reply
    Socket(config[socket], "/tryitout").close()
