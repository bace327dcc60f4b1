namespace Danta.Kis.Wire.Errors;

/// <param name="Words">One of them stands in the text; none: any text.</param>
/// <param name="Doubtful">An order that is answered so may have been taken.</param>
sealed record ErrorRow(
    string Code, Reaction Reaction, KisCause Cause, string Meaning, TimeSpan Wait, bool Doubtful, string[] Words);

/// <summary>
/// The broker's codes: gateway (EGW), query server (OPSQ), ledger (KIOK, APBK, IGW), quotes (MCA) and paper (eight digits).
/// Collected from its documents, code lists and measurements of 2026.
/// </summary>
static class ErrorRows
{
    static readonly TimeSpan HalfSecond = TimeSpan.FromSeconds(0.5);
    static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);
    static readonly TimeSpan OneMinute = TimeSpan.FromSeconds(62);

    public static readonly ErrorRow[] All =
    [
        // Gateway. What it refuses at the door was not executed; what it lost on the way may have been.
        Doubt("EGW00001", "일시적 오류"),
        Doubt("EGW00002", "서버 오류"),
        Stop("EGW00003", KisCause.Credentials, "접근 거부"),
        Stop("EGW00004", KisCause.Credentials, "권한 없음"),
        Fix("EGW00101", "잘못된 요청"),
        Stop("EGW00102", KisCause.Credentials, "AppKey 없음"),
        Stop("EGW00103", KisCause.Credentials, "유효하지 않은 AppKey (실전/모의 구분 확인)"),
        Stop("EGW00104", KisCause.Credentials, "AppSecret 없음"),
        Stop("EGW00105", KisCause.Credentials, "유효하지 않은 AppSecret (앞뒤 공백 확인)"),
        .. Range("EGW00", 106, 119, "OAuth 입력값 오류"),
        Fix("EGW00120", "인증 코드 만료"),
        Reissue("EGW00121", "유효하지 않은 토큰"),
        Reissue("EGW00122", "토큰 없음"),
        Reissue("EGW00123", "만료된 토큰"),
        .. Range("EGW00", 124, 126, "session_key 오류"),
        Stop("EGW00127", KisCause.Account, "법인 번호 오류"),
        Stop("EGW00128", KisCause.Account, "계좌번호 오류"),
        Stop("EGW00129", KisCause.Account, "HTS ID 오류"),
        Stop("EGW00130", KisCause.Account, "사용자 오류"),
        new("EGW00131", Reaction.Fix, KisCause.Hashkey, "해시키 오류", default, false, []),
        Fix("EGW00132", "content-type 오류"),
        new("EGW00133", Reaction.Wait, KisCause.TokenPace, "토큰 발급은 1분에 한 번", OneMinute, false, []),
        new("EGW00201", Reaction.Wait, KisCause.Pace, "초당 거래건수 초과", HalfSecond, false, []),
        Doubt("EGW00202", "게이트웨이 라우팅 오류"),
        Doubt("EGW00203", "OPS 라우팅 오류"),
        Doubt("EGW00204", "게이트웨이 내부 오류"),
        Fix("EGW00205", "credentials_type 오류"),
        Stop("EGW00206", KisCause.Credentials, "허용되지 않은 API"),
        Stop("EGW00207", KisCause.Credentials, "허용되지 않은 IP"),
        .. Range("EGW00", 208, 209, "헤더 오류"),
        Stop("EGW00210", KisCause.Account, "법인 고객은 모의투자 불가"),
        .. Range("EGW00", 211, 212, "헤더 오류"),
        new("EGW00213", Reaction.Fix, KisCause.NotOnPaper, "모의투자에 없는 TR", default, false, ["모의"]),
        Fix("EGW00213", "헤더 오류"),
        new("EGW00215", Reaction.Wait, KisCause.SharedPace, "원장 초당 거래건수 초과 (모든 고객이 함께 쓰는 한도)", HalfSecond, false, []),
        Doubt("EGW00300", "게이트웨이 라우팅 오류"),
        Lost("EGW00301", "연결 시간 초과, 직전 거래 확인 필요"),
        Lost("EGW00302", "거래 시간 초과, 직전 거래 확인 필요"),
        Stop("EGW00303", KisCause.Credentials, "법인 IP 오류"),
        Stop("EGW00304", KisCause.Credentials, "고객식별키 오류"),
        Fix("EGW00310", "TR ID 오류"),
        // "조회 처리 중 오류": of an order it says nothing.
        Doubt("EGW00316", "처리 중 오류, 다시 조회 필요"),
        Stop("EGW02004", KisCause.Credentials, "실전투자 TR이 아님 (앱키와 접속 주소의 실전/모의 구분 확인)"),
        new("EGW02006", Reaction.Fix, KisCause.NotOnPaper, "모의투자에 없는 TR", default, false, []),
        new("EGW2004", Reaction.Fix, KisCause.NotOnPaper, "모의투자에 없는 TR", default, false, []),

        // Query server.
        .. Enumerable.Range(1, 11).Select(number => Doubt($"OPSQ{number:0000}", "조회 서버 오류")),
        Doubt("OPSQ1002", "세션 연결 오류"),
        Stop("OPSQ2000", KisCause.Account, "계좌번호가 앱키나 환경과 맞지 않음"),
        new("OPSQ2001", Reaction.Tell, KisCause.SessionClosed, "지금은 조회할 수 없는 시간", default, false, ["TIME LIMIT"]),
        Fix("OPSQ2001", "입력값 누락"),
        Fix("OPSQ2002", "입력값 길이 오류"),
        Fix("OPSQ2003", "입력 구성 오류"),
        Fix("OPSQ3001", "입출력 구성 오류"),
        Fix("OPSQ3002", "입출력 구성 오류"),
        Fix("OPSQ3004", "입출력 구성 오류"),
        .. Range("OPSQ", 9995, 9999, "JSON 오류"),

        // Success and its shades.
        Ok("MCA00000", "정상"),
        new("MCA05918", Reaction.Ok, KisCause.NoMatches, "조건에 맞는 종목 없음", default, false, []),
        Ok("KIOK0420", "조회 완료"),
        Ok("KIOK0460", "마지막 조회"),
        Ok("KIOK0500", "다음 자료 있음"),
        Ok("KIOK0510", "조회 완료"),
        Ok("KIOK0530", "조회 완료"),
        Ok("KIOK0560", "조회할 자료 없음"),
        Ok("APBK0013", "주문 전송"),
        Ok("40600000", "모의 주문 접수"),
        Ok("40630000", "모의 정정/취소 접수"),
        Ok("APBK2938", "예약 주문 접수"),

        // Ledger and orders, real. A business refusal is an answer: nothing was taken.
        Refuse("APBK0952", KisCause.Cash, "주문가능금액 초과 (시장가 매수는 상한가로 계산)"),
        Compare("APBK0400", KisCause.Holdings, "주문가능수량 초과"),
        Refuse("APBK0918", KisCause.SessionClosed, "장운영시간 아님", "장운영시간", "매매불가"),
        Compare("APBK0918", KisCause.Holdings, "매도가능수량 부족", "매도가능", "잔고"),
        Refuse("APBK0918", KisCause.Cash, "주문가능금액 부족", "주문가능금액", "예수금"),
        Compare("APBK0918", KisCause.None, "장운영시간, 금액 또는 수량 문제"),
        Compare("APBK0919", KisCause.Cash, "금액 부족", "금액", "예수금"),
        Compare("APBK0919", KisCause.Holdings, "수량 초과"),
        Compare("APBK1234", KisCause.Holdings, "보유수량 부족"),
        new("APBK0506", Reaction.Fix, KisCause.OffTick, "호가단위 오류", default, false, []),
        Compare("APBK0344", KisCause.NothingLeft, "원주문 없음 (이미 체결되었거나 거래소 구분이 다름)"),
        Compare("APBK0927", KisCause.NothingLeft, "원주문 없음 (이미 체결되었거나 거래소 구분이 다름)"),
        Refuse("APBK1943", KisCause.OrderType, "지금은 시장가 불가"),
        new("APBK3013", Reaction.Fix, KisCause.OrderType, "애프터마켓은 지정가와 최유리/최우선만", default, false, []),
        Refuse("APBK1497", KisCause.Stock, "파생 ETF·ETN을 거래하도록 신청되지 않은 계좌"),
        Refuse("APBK1680", KisCause.Stock, "레버리지 ETF·ETN 사전교육을 받지 않은 계좌"),
        Refuse("APBK1681", KisCause.Stock, "레버리지 ETF·ETN 기본예탁금이 모자란 계좌"),
        Refuse("KIOK0320", KisCause.SessionClosed, "장운영시간 아님"),
        // Its text is not known: the ledger's refusals of this family came before execution.
        Refuse("KIER3672", KisCause.None, "원장의 거절"),
        // A list: it is read again from its beginning.
        Refuse("SYDB0050", KisCause.ListChanged, "조회하는 사이에 자료가 바뀜"),
        Refuse("APBK0656", KisCause.Stock, "NXT에서 거래되지 않는 종목", "NXT", "넥스트레이드"),
        Refuse("APBK0656", KisCause.Stock, "종목 정보 없음"),
        Refuse("APBK0634", KisCause.Stock, "거래정지 종목"),
        Refuse("APBK1058", KisCause.SessionClosed, "주문 시간 아님"),
        new("APBK1269", Reaction.Fix, KisCause.OrderType, "주문구분 오류", default, false, []),
        Stop("IGW00002", KisCause.Account, "고객의 계좌가 아님"),
        Fix("IGW00007", "내부 게이트웨이 입력 오류"),
        Lost("IGW00009", "응답 생성 오류, 처리되었을 수 있음"),

        // Paper.
        new("40030000", Reaction.Fix, KisCause.OffTick, "호가단위 오류", default, false, []),
        Refuse("40070000", KisCause.Stock, "모의투자 매매불가 종목"),
        Refuse("40100000", KisCause.ClosedDay, "영업일 아님"),
        Compare("40240000", KisCause.Holdings, "잔고 없음 또는 수량 초과"),
        Refuse("40250000", KisCause.Cash, "주문가능금액 부족"),
        Refuse("40310000", KisCause.Cash, "주문가능금액 부족"),
        Compare("40330000", KisCause.NothingLeft, "정정/취소할 수량 없음"),
        Refuse("40570000", KisCause.NotYetOpen, "장 시작 전"),
        Refuse("40580000", KisCause.SessionClosed, "장 종료"),
        Stop("40910000", KisCause.Account, "모의투자 신청이 되지 않은 계좌"),
    ];

    static ErrorRow Ok(string code, string meaning) => new(code, Reaction.Ok, KisCause.None, meaning, default, false, []);

    static ErrorRow Fix(string code, string meaning) => new(code, Reaction.Fix, KisCause.Input, meaning, default, false, []);

    static ErrorRow Stop(string code, KisCause cause, string meaning) => new(code, Reaction.Stop, cause, meaning, default, false, []);

    static ErrorRow Reissue(string code, string meaning) =>
        new(code, Reaction.Reissue, KisCause.Token, meaning, default, false, []);

    static ErrorRow Refuse(string code, KisCause cause, string meaning, params string[] words) =>
        new(code, Reaction.Tell, cause, meaning, default, false, words);

    /// <summary>Refused, and our books seem to differ from the broker's.</summary>
    static ErrorRow Compare(string code, KisCause cause, string meaning, params string[] words) =>
        new(code, Reaction.Reconcile, cause, meaning, default, false, words);

    /// <summary>A question is asked again after a second; an order is not.</summary>
    static ErrorRow Doubt(string code, string meaning) =>
        new(code, Reaction.Wait, KisCause.Server, meaning, OneSecond, true, []);

    static ErrorRow Lost(string code, string meaning) =>
        new(code, Reaction.Reconcile, KisCause.Server, meaning, default, true, []);

    static IEnumerable<ErrorRow> Range(string prefix, int from, int to, string meaning) =>
        Enumerable.Range(from, to - from + 1).Select(number => Fix($"{prefix}{number:000}", meaning));
}
