"""
Calls as the broker's own Python samples make them: their headers to the letter, their paging by tr_cont, their notion of a
response header (its name in small letters, fit to be a field of a tuple), their WebSocket with a bare Pong for PINGPONG.
"""
import json
import sys
from collections import namedtuple

from wire import Http, Socket, decrypt, until

REST, WS, KEY, SECRET, ACCOUNT, CODE, PAPER = *sys.argv[1:7], sys.argv[7] == "paper"
HTS_ID = "SIMUSER1"
http = Http(REST)
base = {"Content-Type": "application/json", "Accept": "text/plain", "charset": "UTF-8", "User-Agent": "Mozilla/5.0"}


def fields_of(name, pairs):
    return namedtuple(name, pairs.keys())(**pairs)


def fetch(path, tr_id, params, tr_cont="", post=False):
    if tr_id[0] in "TJC" and PAPER:
        tr_id = "V" + tr_id[1:]
    headers = {**base, "tr_id": tr_id, "custtype": "P", "tr_cont": tr_cont}
    reply = http.post(path, headers, json.dumps(params)) if post else http.get(path, headers, params)
    assert reply.status == 200, (path, reply.status, reply.text)
    header = fields_of("header", {name: value for name, value in reply.pairs if name.islower()})
    body = fields_of("body", reply.json())
    assert header.tr_id == tr_id and len(header.gt_uid) > 0
    return header, body


def pages(path, tr_id, params):
    rows, tr_cont, fk, nk, count = [], "", "", "", 0
    while True:
        header, body = fetch(path, tr_id, {**params, "CTX_AREA_FK100": fk, "CTX_AREA_NK100": nk}, tr_cont)
        assert body.rt_cd == "0", body
        rows += body.output1
        count += 1
        if header.tr_cont not in ("M", "F"):
            assert header.tr_cont in ("D", "E"), header
            return rows, body.output2, count
        tr_cont, fk, nk = "N", body.ctx_area_fk100, body.ctx_area_nk100


# Log in: a token, and a second one that is refused within the minute.
login = {"grant_type": "client_credentials", "appkey": KEY, "appsecret": SECRET}
token = http.post("/oauth2/tokenP", base, json.dumps(login))
assert token.status == 200 and token.json()["expires_in"] == 86400 and len(token.json()["access_token_token_expired"]) == 19
again = http.post("/oauth2/tokenP", base, json.dumps(login))
assert again.status == 403 and again.json()["error_code"] == "EGW00133"
base |= {"authorization": f"Bearer {token.json()['access_token']}", "appkey": KEY, "appsecret": SECRET}

# Quotes, with the samples' capital keys.
quote = {"FID_COND_MRKT_DIV_CODE": "J", "FID_INPUT_ISCD": CODE}
price = fetch("/uapi/domestic-stock/v1/quotations/inquire-price", "FHKST01010100", quote)[1].output
book = fetch("/uapi/domestic-stock/v1/quotations/inquire-asking-price-exp-ccn", "FHKST01010200", quote)[1]
assert int(book.output1["askp1"]) > int(book.output1["bidp1"]) > 0 and book.output2["stck_shrn_iscd"] == CODE
if not PAPER:
    titles = fetch("/uapi/domestic-stock/v1/quotations/psearch-title", "HHKST03900300", {"user_id": HTS_ID})[1].output2
    found = fetch("/uapi/domestic-stock/v1/quotations/psearch-result", "HHKST03900400", {"user_id": HTS_ID, "seq": titles[0]["seq"]})[1]
    assert (found.rt_cd, found.msg_cd) in (("0", "MCA00000"), ("1", "MCA05918")), found
    days = fetch("/uapi/domestic-stock/v1/quotations/chk-holiday", "CTCA0903R", {"BASS_DT": "20261120", "CTX_AREA_FK": "", "CTX_AREA_NK": ""})
    assert days[0].tr_cont == "M" and days[1].output[0]["opnd_yn"] in "YN"

# The socket: approval, registration, encrypted notices.
approval = http.post("/oauth2/Approval", base, json.dumps({"grant_type": "client_credentials", "appkey": KEY, "secretkey": SECRET}))
ws, keys = Socket(WS, "/tryitout"), {}
NOTICE = "H0STCNI9" if PAPER else "H0STCNI0"


def register(tr_id, tr_key, tr_type="1"):
    ws.send(json.dumps({
        "header": {"content-type": "utf-8", "approval_key": approval.json()["approval_key"], "tr_type": tr_type, "custtype": "P"},
        "body": {"input": {"tr_id": tr_id, "tr_key": tr_key}},
    }))

    def acknowledged(text):
        if text[0] in "01":
            return None
        said = json.loads(text)
        if said["header"]["tr_id"] != tr_id:
            return None
        assert said["body"]["rt_cd"] == "0", said
        keys[tr_id] = (said["header"]["encrypt"], said["body"]["output"]["key"], said["body"]["output"]["iv"])
        return said["body"]["msg1"]

    return until(ws, acknowledged)


def frame(tr_id, fit=lambda row: True):
    def heard(text):
        if text[0] not in "01":
            return None
        _, channel, count, data = text.split("|")
        if channel != tr_id:
            return None
        encrypt, key, iv = keys[tr_id]
        values = (decrypt(key, iv, data) if encrypt == "Y" else data).split("^")
        width = len(values) // int(count)
        assert width * int(count) == len(values), text
        rows = [values[at:at + width] for at in range(0, len(values), width)]
        return next((row for row in rows if fit(row)), None)

    return until(ws, heard)


for channel, key in ((NOTICE, HTS_ID), ("H0STCNT0", CODE), ("H0STASP0", CODE)):
    assert register(channel, key) == "SUBSCRIBE SUCCESS"
assert len(frame("H0STCNT0")) == 47 and len(frame("H0STASP0")) == 63

# Orders: bought at market, then one that waits is amended and cancelled along the chain of its numbers.
order = {"CANO": ACCOUNT[:8], "ACNT_PRDT_CD": ACCOUNT[9:], "PDNO": CODE, "ORD_DVSN": "01", "ORD_QTY": "3", "ORD_UNPR": "0",
         "EXCG_ID_DVSN_CD": "KRX", "SLL_TYPE": "", "CNDT_PRIC": ""}
hashed = http.post("/uapi/hashkey", base, json.dumps(order)).json()
assert hashed["BODY"] == order and len(hashed["HASH"]) > 0
bought = fetch("/uapi/domestic-stock/v1/trading/order-cash", "TTTC0012U", order, post=True)[1]
assert bought.rt_cd == "0", bought
number = int(bought.output["ODNO"])
accepted = frame(NOTICE, lambda row: int(row[2]) == number and row[13] == "1")
filled = frame(NOTICE, lambda row: int(row[2]) == number and row[13] == "2")
assert len(accepted) == 26 and int(accepted[16]) == 3 and filled[8] == CODE and filled[0] == HTS_ID and filled[17] == "시뮬계좌"

waiting = fetch("/uapi/domestic-stock/v1/trading/order-cash", "TTTC0012U", {**order, "ORD_DVSN": "00", "ORD_UNPR": price["stck_llam"]}, post=True)[1].output
change = {"CANO": ACCOUNT[:8], "ACNT_PRDT_CD": ACCOUNT[9:], "KRX_FWDG_ORD_ORGNO": waiting["KRX_FWDG_ORD_ORGNO"], "ORD_DVSN": "00",
          "ORD_QTY": "0", "QTY_ALL_ORD_YN": "Y", "EXCG_ID_DVSN_CD": "KRX"}
amended = fetch("/uapi/domestic-stock/v1/trading/order-rvsecncl", "TTTC0013U",
                {**change, "ORGN_ODNO": waiting["ODNO"], "RVSE_CNCL_DVSN_CD": "01", "ORD_UNPR": price["stck_llam"]}, post=True)[1]
assert amended.rt_cd == "0", amended
if not PAPER:
    fields = {"CANO": ACCOUNT[:8], "ACNT_PRDT_CD": ACCOUNT[9:], "INQR_DVSN_1": "0", "INQR_DVSN_2": "0", "CTX_AREA_FK100": "", "CTX_AREA_NK100": ""}
    open_orders = fetch("/uapi/domestic-stock/v1/trading/inquire-psbl-rvsecncl", "TTTC0084R", fields)[1].output
    assert [row["odno"] for row in open_orders] == [amended.output["ODNO"]], open_orders
cancelled = fetch("/uapi/domestic-stock/v1/trading/order-rvsecncl", "TTTC0013U",
                  {**change, "ORGN_ODNO": amended.output["ODNO"], "RVSE_CNCL_DVSN_CD": "02", "ORD_UNPR": "0"}, post=True)[1]
assert cancelled.rt_cd == "0", cancelled
confirmed = frame(NOTICE, lambda row: row[5] == "2" and row[14] == "2")
assert int(confirmed[2]) == int(cancelled.output["ODNO"]) and int(confirmed[3]) == int(amended.output["ODNO"])

# Balances and orders, page by page.
terms = {"CANO": ACCOUNT[:8], "ACNT_PRDT_CD": ACCOUNT[9:], "AFHR_FLPR_YN": "N", "OFL_YN": "", "INQR_DVSN": "02", "UNPR_DVSN": "01",
         "FUND_STTL_ICLD_YN": "N", "FNCG_AMT_AUTO_RDPT_YN": "N", "PRCS_DVSN": "00"}
holdings, totals, count = pages("/uapi/domestic-stock/v1/trading/inquire-balance", "TTTC8434R", terms)
assert count == (3 if PAPER else 2) and len(holdings) == len({row["pdno"] for row in holdings}) == 55, (count, len(holdings))
assert int(next(row for row in holdings if row["pdno"] == CODE)["thdt_buyqty"]) == 3
assert int(totals[0]["pchs_amt_smtl_amt"]) == sum(int(row["pchs_amt"]) for row in holdings)
day = {"CANO": ACCOUNT[:8], "ACNT_PRDT_CD": ACCOUNT[9:], "INQR_STRT_DT": "20200101", "INQR_END_DT": "20991231", "SLL_BUY_DVSN_CD": "00",
       "INQR_DVSN": "00", "PDNO": "", "CCLD_DVSN": "00", "ORD_GNO_BRNO": "", "ODNO": "", "INQR_DVSN_3": "00", "INQR_DVSN_1": "",
       "EXCG_ID_DVSN_CD": "KRX"}
orders, _, _ = pages("/uapi/domestic-stock/v1/trading/inquire-daily-ccld", "TTTC0081R", day)
assert [int(row["odno"]) for row in orders] == [int(o["ODNO"]) for o in (cancelled.output, amended.output, waiting, bought.output)]

# The heartbeat, answered as the samples do.
for _ in range(3):
    beat = until(ws, lambda text: text if text[0] == "{" and json.loads(text)["header"]["tr_id"] == "PINGPONG" else None)
    ws.pong(beat)
assert register("H0STCNT0", CODE, "2") == "UNSUBSCRIBE SUCCESS"
ws.ping("here")
until(ws, lambda text: getattr(ws, "ponged", None))
ws.close()
print("done")
