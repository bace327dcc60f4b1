"""
Calls as mojito makes them: appKey and appSecret with a capital letter in the middle, no custtype, small FID keys, retired TR
ids, a hashkey with every order, paths that may begin with two slashes, pages asked for by their mark alone, and a socket on
no path that shows the app key where others show an approval key.
"""
import json
import sys

from wire import Http, Socket, decrypt, until

REST, WS, KEY, SECRET, ACCOUNT, CODE, PAPER = *sys.argv[1:7], sys.argv[7] == "paper"
http = Http(REST)
token = http.post("/oauth2/tokenP", {"content-type": "application/json"},
                  json.dumps({"grant_type": "client_credentials", "appkey": KEY, "appsecret": SECRET})).json()
bearer = f'Bearer {token["access_token"]}'


def headers(tr_id, **more):
    return {"content-type": "application/json", "authorization": bearer, "appKey": KEY, "appSecret": SECRET, "tr_id": tr_id, **more}


def hashkey(data):
    bare = {"content-type": "application/json", "appKey": KEY, "appSecret": SECRET, "User-Agent": "Mozilla/5.0"}
    return http.post("/uapi/hashkey", bare, json.dumps(data)).json()["HASH"]


def balance(fk="", nk=""):
    params = {"CANO": ACCOUNT[:8], "ACNT_PRDT_CD": ACCOUNT[9:], "AFHR_FLPR_YN": "N", "OFL_YN": "N", "INQR_DVSN": "01", "UNPR_DVSN": "01",
              "FUND_STTL_ICLD_YN": "N", "FNCG_AMT_AUTO_RDPT_YN": "N", "PRCS_DVSN": "01", "CTX_AREA_FK100": fk, "CTX_AREA_NK100": nk}
    reply = http.get("/uapi/domestic-stock/v1/trading/inquire-balance", headers("VTTC8434R" if PAPER else "TTTC8434R"), params)
    return {**reply.json(), "tr_cont": reply.headers["tr_cont"]}


price = http.get("/uapi/domestic-stock/v1/quotations/inquire-price", headers("FHKST01010100"),
                 {"fid_cond_mrkt_div_code": "J", "fid_input_iscd": CODE}).json()["output"]
assert int(price["stck_prpr"]) > 0
minutes = http.get("//uapi/domestic-stock/v1/quotations/inquire-time-itemchartprice", headers("FHKST03010200", tr_cont=""),
                   {"fid_etc_cls_code": "", "fid_cond_mrkt_div_code": "J", "fid_input_iscd": CODE, "fid_input_hour_1": "153000",
                    "fid_pw_data_incu_yn": "Y"}).json()
assert minutes["rt_cd"] == "0" and 0 < len(minutes["output2"]) <= 30, minutes

ws = Socket(WS, "/")
for tr_id, tr_key in (("H0STCNT0", CODE), ("H0STASP0", CODE), ("H0STCNI9" if PAPER else "H0STCNI0", "SIMUSER1")):
    ws.send(json.dumps({"header": {"appKey": KEY, "appSecret": SECRET, "custtype": "P", "tr_type": "1", "content": "utf-8"},
                        "body": {"input": {"tr_id": tr_id, "tr_key": tr_key}}}))
keys = {}


def heard(text):
    if text[0] not in "01":
        said = json.loads(text)
        if said["header"]["tr_id"] == "PINGPONG":
            ws.send(text)
        else:
            assert said["body"]["rt_cd"] == "0", said
            keys[said["header"]["tr_id"]] = said["body"]["output"]
        return None
    return text.split("|")


NOTICE = "H0STCNI9" if PAPER else "H0STCNI0"
until(ws, lambda text: heard(text) or (True if NOTICE in keys else None))
assert len(keys) == 3, keys


def create(tr_id, order_type, unpr, quantity):
    data = {"CANO": ACCOUNT[:8], "ACNT_PRDT_CD": ACCOUNT[9:], "PDNO": CODE, "ORD_DVSN": order_type, "ORD_QTY": str(quantity), "ORD_UNPR": unpr}
    return http.post("/uapi/domestic-stock/v1/trading/order-cash", headers(tr_id, custtype="P", hashkey=hashkey(data)), json.dumps(data)).json()


buy, sell, change = (("V" if PAPER else "T") + rest for rest in ("TTC0802U", "TTC0801U", "TTC0803U"))
bought = create(buy, "01", "0", 2)
assert bought["rt_cd"] == "0", bought


def fill(text):
    parts = heard(text)
    if not parts or parts[1] != NOTICE:
        return None
    row = decrypt(keys[NOTICE]["key"], keys[NOTICE]["iv"], parts[3]).split("^")
    return row if row[13] == "2" else None


assert int(until(ws, fill)[2]) == int(bought["output"]["ODNO"])
waiting = create(buy, "00", price["stck_llam"], 5)


def update(order, decision, quantity, unpr):
    data = {"CANO": ACCOUNT[:8], "ACNT_PRDT_CD": ACCOUNT[9:], "KRX_FWDG_ORD_ORGNO": order["KRX_FWDG_ORD_ORGNO"], "ORGN_ODNO": order["ODNO"],
            "ORD_DVSN": "00", "RVSE_CNCL_DVSN_CD": decision, "ORD_QTY": str(quantity), "ORD_UNPR": str(unpr), "QTY_ALL_ORD_YN": "N"}
    return http.post("/uapi/domestic-stock/v1/trading/order-rvsecncl", headers(change, hashkey=hashkey(data)), json.dumps(data)).json()


amended = update(waiting["output"], "01", 2, price["stck_llam"])
assert amended["rt_cd"] == "0", amended
assert update(amended["output"], "02", 2, 0)["rt_cd"] == "0"
assert update(waiting["output"], "02", 3, 0)["rt_cd"] == "0"
assert update(waiting["output"], "02", 1, 0)["msg_cd"] == ("40330000" if PAPER else "APBK0344")
assert create(sell, "01", "0", 2)["rt_cd"] == "0"

data = balance()
rows = data["output1"]
for _ in range(9):
    if data["tr_cont"] != "M":
        break
    data = balance(data["ctx_area_fk100"], data["ctx_area_nk100"])
    rows += data["output1"]
assert data["tr_cont"] == "E" and len(rows) == len({row["pdno"] for row in rows}) == 55, (data["tr_cont"], len(rows))
ws.close()
print("done")
