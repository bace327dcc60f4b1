namespace Danta.Host.Bench;

/// <summary>What the broker on loopback says.</summary>
static class Answers
{
    public const string Order =
        """{"rt_cd":"0","msg_cd":"APBK0013","msg1":"주문 전송 완료 되었습니다.","output":{"KRX_FWDG_ORD_ORGNO":"06010","ODNO":"0000117057","ORD_TMD":"101200"}}""";

    public const string Token =
        """{"access_token":"TOKEN","token_type":"Bearer","expires_in":86400,"access_token_token_expired":"2099-01-01 00:00:00"}""";

    public const string Power =
        """{"output":{"ord_psbl_cash":"100000000","ruse_psbl_amt":"0","psbl_qty_calc_unpr":"0","nrcvb_buy_amt":"100000000","nrcvb_buy_qty":"1400","max_buy_amt":"100000000","max_buy_qty":"1400"},"rt_cd":"0","msg_cd":"KIOK0420","msg1":""}""";

    public const string Approval = """{"approval_key":"11111111-2222-4333-8444-555555555555"}""";

    public const string Hash = """{"BODY":{},"HASH":"0123456789abcdef"}""";

    public const string Nothing = """{"rt_cd":"0","msg_cd":"KIOK0560","msg1":"조회할 내용이 없습니다"}""";

    public const string Price =
        """{"output":{"iscd_stat_cls_code":"55","rprs_mrkt_kor_name":"KOSPI","temp_stop_yn":"N","stck_prpr":"70000","stck_mxpr":"91000","stck_llam":"49000","stck_sdpr":"70000","acml_tr_pbmn":"1000000000","acml_vol":"10000","vi_cls_code":"N","mrkt_warn_cls_code":"00","sltr_yn":"N","mang_issu_cls_code":"N"},"rt_cd":"0","msg_cd":"MCA00000","msg1":""}""";

    public const string Conditions =
        """{"output2":[{"user_id":"SIMUSER1","seq":"0","grp_nm":"","condition_nm":"급등주"}],"rt_cd":"0","msg_cd":"MCA00000","msg1":""}""";
}
