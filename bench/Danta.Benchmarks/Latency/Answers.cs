namespace Danta.Benchmarks.Latency;

/// <summary>What the broker on loopback says.</summary>
static class Answers
{
    public const string Order =
        """{"rt_cd":"0","msg_cd":"APBK0013","msg1":"주문 전송 완료 되었습니다.","output":{"KRX_FWDG_ORD_ORGNO":"06010","ODNO":"0000117057","ORD_TMD":"101200"}}""";

    public const string Token =
        """{"access_token":"TOKEN","token_type":"Bearer","expires_in":86400,"access_token_token_expired":"2099-01-01 00:00:00"}""";

    public const string Approval = """{"approval_key":"11111111-2222-4333-8444-555555555555"}""";

    public const string Hash = """{"BODY":{},"HASH":"0123456789abcdef"}""";

    public const string Nothing = """{"rt_cd":"0","msg_cd":"KIOK0560","msg1":"조회할 내용이 없습니다"}""";
}
