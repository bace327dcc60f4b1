"""
Calls as python-kis makes them: Authorization with a capital letter, no custtype, no tr_cont on first pages, what a code is
asked before anything else, page marks that must be of the four letters, PINGPONG sent back in its own spelling.
"""
import json
import sys
from datetime import datetime

from wire import Http, Socket, decrypt, until

REST, WS, KEY, SECRET, ACCOUNT, CODE, PAPER = *sys.argv[1:7], sys.argv[7] == "paper"
AGENT = "PyKis/2"
http = Http(REST)


def spaced(body):
    return json.dumps(body)


def request(path, tr_id, params=None, body=None, next_page=False):
    headers = {"tr_id": tr_id, "appkey": KEY, "appsecret": SECRET, "Authorization": f"{token['token_type']} {token['access_token']}",
               "User-Agent": AGENT, "Accept-Encoding": "gzip, deflate", "Accept": "*/*"}
    if next_page:
        headers["tr_cont"] = "N"
    if body is None:
        reply = http.get(path, headers, params)
    else:
        reply = http.post(path, {**headers, "Content-Type": "application/json"}, spaced(body))
    data = reply.json()
    assert reply.status == 200 and int(data["rt_cd"]) == 0, (path, reply.status, data)
    return reply, data


token = http.post("/oauth2/tokenP", {"Content-Type": "application/json", "User-Agent": AGENT},
                  spaced({"grant_type": "client_credentials", "appkey": KEY, "appsecret": SECRET})).json()
datetime.strptime(token["access_token_token_expired"], "%Y-%m-%d %H:%M:%S")
account = {"CANO": ACCOUNT[:8], "ACNT_PRDT_CD": ACCOUNT[9:]}
TR = "V" if PAPER else "T"

if not PAPER:
    info = request("/uapi/domestic-stock/v1/quotations/search-info", "CTPF1604R", {"PDNO": CODE, "PRDT_TYPE_CD": "300"})[1]["output"]
    assert info["shtn_pdno"] == CODE and info["std_pdno"].startswith("KR7") and info["prdt_name"]
    assert info["prdt_eng_name"] and info["prdt_eng_name120"] and info["prdt_eng_abrv_name"]
quote = request("/uapi/domestic-stock/v1/quotations/inquire-price", "FHKST01010100", {"FID_COND_MRKT_DIV_CODE": "J", "FID_INPUT_ISCD": CODE})[1]["output"]
for name in ("stck_prpr", "acml_vol", "acml_tr_pbmn", "hts_avls", "stck_mxpr", "stck_llam", "stck_sdpr", "aspr_unit", "lstn_stcn", "prdy_vrss",
             "stck_oprc", "stck_hgpr", "stck_lwpr", "w52_hgpr", "w52_lwpr"):
    int(quote[name])
for name in ("per", "pbr", "eps", "bps", "prdy_ctrt", "vol_tnrt", "prdy_vrss_vol_rate"):
    float(quote[name])
power = request("/uapi/domestic-stock/v1/trading/inquire-psbl-order", f"{TR}TTC8908R",
                {**account, "PDNO": CODE, "ORD_UNPR": "0", "ORD_DVSN": "01", "CMA_EVLU_AMT_ICLD_YN": "N", "OVRS_ICLD_YN": "N"})[1]["output"]
assert int(power["nrcvb_buy_qty"]) > 0 and int(power["psbl_qty_calc_unpr"]) == int(quote["stck_mxpr"])

approval = http.post("/oauth2/Approval", {"Content-Type": "application/json", "User-Agent": AGENT},
                     spaced({"grant_type": "client_credentials", "appkey": KEY, "secretkey": SECRET})).json()["approval_key"]
ws, keychain, said_codes, beats = Socket(WS, "/tryitout"), {}, [], []


def ask(kind, tr_id, tr_key):
    ws.send(spaced({"header": {"approval_key": approval, "custtype": "P", "tr_type": kind, "content-type": "utf-8"},
                    "body": {"input": {"tr_id": tr_id, "tr_key": tr_key}}}))


def control(text):
    data = json.loads(text)
    if data["header"]["tr_id"] == "PINGPONG":
        ws.send(spaced(data))
        beats.append(data)
        return
    body = data["body"]
    keychain[data["header"]["tr_id"]] = (body["output"]["key"], body["output"]["iv"])
    said_codes.append(body["msg_cd"])


def events(text):
    if text[0] == "{":
        control(text)
        return None
    encrypted, tr_id, count, body = text.split("|", 3)
    if encrypted == "1":
        body = decrypt(*keychain[tr_id], body)
    values = body.split("^")
    # It takes no record but of the layout of before 2026-09-14, and is given it for its User-Agent.
    assert len(values) == int(count) * {"H0STCNT0": 46, "H0STASP0": 59}.get(tr_id, 23), (tr_id, len(values))
    return tr_id, values[:len(values) // int(count)]


NOTICE = "H0STCNI9" if PAPER else "H0STCNI0"
for tr_id, tr_key in (("H0STCNT0", CODE), ("H0STASP0", CODE), (NOTICE, "SIMUSER1"), ("H0STCNT0", CODE)):
    ask("1", tr_id, tr_key)
until(ws, lambda text: events(text) and None or (True if len(said_codes) == 4 else None))
assert said_codes == ["OPSP0000", "OPSP0000", "OPSP0000", "OPSP0002"], said_codes


def order(side, kind, price, quantity):
    tr_id = TR + ("TTC0802U" if side == "buy" else "TTC0801U")
    body = {"PDNO": CODE, "ORD_DVSN": kind, "ORD_QTY": str(quantity), "ORD_UNPR": str(price), **account}
    output = request("/uapi/domestic-stock/v1/trading/order-cash", tr_id, body=body)[1]["output"]
    datetime.strptime(output["ORD_TMD"], "%H%M%S")
    return output


bought = order("buy", "01", 0, 4)


def execution(text):
    event = events(text)
    return event[1] if event and event[0] == NOTICE and event[1][13] == "2" else None


row = until(ws, execution)
assert int(row[2]) == int(bought["ODNO"]) and row[1] == ACCOUNT.replace("-", "") and row[18] == row[21] and int(row[22]) == 0
waiting = order("buy", "00", quote["stck_llam"], 6)
modify = {"KRX_FWDG_ORD_ORGNO": waiting["KRX_FWDG_ORD_ORGNO"], "ORD_DVSN": "00", **account}
amended = request("/uapi/domestic-stock/v1/trading/order-rvsecncl", f"{TR}TTC0803U", body={
    **modify, "ORGN_ODNO": waiting["ODNO"], "RVSE_CNCL_DVSN_CD": "01", "ORD_QTY": "6", "ORD_UNPR": quote["stck_llam"], "QTY_ALL_ORD_YN": "Y"})[1]["output"]
request("/uapi/domestic-stock/v1/trading/order-rvsecncl", f"{TR}TTC0803U", body={
    **modify, "ORGN_ODNO": amended["ODNO"], "RVSE_CNCL_DVSN_CD": "02", "ORD_QTY": "0", "ORD_UNPR": "0", "QTY_ALL_ORD_YN": "Y"})
order("sell", "01", 0, 4)


def paged(path, tr_id, params, rows):
    status, fk, nk, found = "begin", "", "", []
    while status == "begin":
        reply, data = request(path, tr_id, {**params, **account, "CTX_AREA_FK100": fk, "CTX_AREA_NK100": nk}, next_page=bool(nk))
        status = {"F": "begin", "M": "begin", "D": "end", "E": "end"}[reply.headers["tr_cont"]]
        fk, nk = data["ctx_area_fk100"].strip(), data["ctx_area_nk100"].strip()
        found += data[rows]
    return found


stocks = paged("/uapi/domestic-stock/v1/trading/inquire-balance", f"{TR}TTC8434R",
               {"AFHR_FLPR_YN": "N", "OFL_YN": "", "INQR_DVSN": "02", "UNPR_DVSN": "01", "FUND_STTL_ICLD_YN": "N", "FNCG_AMT_AUTO_RDPT_YN": "N",
                "PRCS_DVSN": "00"}, "output1")
assert len(stocks) == len({stock["pdno"] for stock in stocks}) == 55
orders = paged("/uapi/domestic-stock/v1/trading/inquire-daily-ccld", f"{TR}TTC8001R",
               {"INQR_STRT_DT": "20200101", "INQR_END_DT": "20991231", "SLL_BUY_DVSN_CD": "00", "INQR_DVSN": "00", "PDNO": "", "CCLD_DVSN": "00",
                "ORD_GNO_BRNO": "", "ODNO": "", "INQR_DVSN_3": "00", "INQR_DVSN_1": ""}, "output1")
assert len(orders) == 5 and sum(int(o["tot_ccld_qty"]) for o in orders) == 8, orders

until(ws, lambda text: events(text) and None or (True if beats else None))
ask("2", "H0STCNT0", CODE)
until(ws, lambda text: events(text) and None or (True if said_codes[-1] == "OPSP0001" else None))
ws.close()
print("done")
