import asyncio
import json
from multiprocessing import Process, Queue

import websockets
from wire import Http


class KoreaInvestmentWS(Process):
    def __init__(self, api_key, api_secret, tr_id_list, tr_key_list, user_id=None):
        super().__init__()
        self.api_key, self.api_secret, self.tr_id_list, self.tr_key_list, self.user_id = api_key, api_secret, tr_id_list, tr_key_list, user_id
        self.queue = Queue()
        self.base_url = "https://openapi.koreainvestment.com:9443"

    def run(self):
        asyncio.run(self.ws_client())

    async def ws_client(self):
        uri = "ws://ops.koreainvestment.com:21000"
        keys = {"grant_type": "client_credentials", "appkey": self.api_key, "secretkey": self.api_secret}
        approval = Http(self.base_url).post("/oauth2/Approval", {"content-type": "application/json"}, json.dumps(keys)).json()["approval_key"]
        async with websockets.connect(uri, ping_interval=None) as socket:
            for tr_id in self.tr_id_list:
                for tr_key in self.tr_key_list:
                    await socket.send(json.dumps({
                        "header": {"approval_key": approval, "custtype": "P", "tr_type": "1", "content-type": "utf-8"},
                        "body": {"input": {"tr_id": tr_id, "tr_key": tr_key}}}))
            while True:
                text = await socket.recv()
                if text[0] == "0":
                    # It counts on the records of before 2026-09-14, whatever is sent.
                    _, tr_id, count, body = text.split("|", 3)
                    fits = len(body.split("^")) == int(count) * {"H0STCNT0": 46, "H0STASP0": 59}[tr_id]
                    self.queue.put(text if fits else None)

    def get(self):
        text = self.queue.get(timeout=300)
        assert text is not None, "a frame of another layout"
        return text


class KoreaInvestment:
    def __init__(self, api_key, api_secret, acc_no, exchange="서울", mock=False):
        self.mock, self.api_key, self.api_secret, self.acc_no = mock, api_key, api_secret, acc_no
        self.set_base_url(mock)
        self.http = Http(self.base_url)
        keys = {"grant_type": "client_credentials", "appkey": api_key, "appsecret": api_secret}
        self.token = self.http.post("/oauth2/tokenP", {"content-type": "application/json"}, json.dumps(keys)).json()["access_token"]

    def set_base_url(self, mock=True):
        self.base_url = "https://openapivts.koreainvestment.com:29443" if mock else "https://openapi.koreainvestment.com:9443"

    def headers(self, tr_id):
        return {"authorization": f"Bearer {self.token}", "appKey": self.api_key, "appSecret": self.api_secret, "tr_id": tr_id,
                "content-type": "application/json"}

    def fetch_price(self, code):
        return self.http.get(
            "/uapi/domestic-stock/v1/quotations/inquire-price", self.headers("FHKST01010100"),
            {"fid_cond_mrkt_div_code": "J", "fid_input_iscd": code}).json()

    def create_market_buy_order(self, code, quantity):
        body = {"CANO": self.acc_no[:8], "ACNT_PRDT_CD": self.acc_no[9:], "PDNO": code, "ORD_DVSN": "01", "ORD_QTY": str(quantity), "ORD_UNPR": "0"}
        reply = self.http.post(
            "/uapi/domestic-stock/v1/trading/order-cash", self.headers("VTTC0802U" if self.mock else "TTTC0802U"), json.dumps(body)).json()
        assert reply["rt_cd"] == "0", reply
        return reply
