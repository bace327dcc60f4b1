using Danta.Simulator.Accounts;

namespace Danta.Simulator.Gateway;

/// <summary>The broker's refusals with its codes, texts and statuses.</summary>
static class Refusals
{
    public static readonly Answer NoToken = Gateway("EGW00122", "token 이 존재하지 않습니다.");
    public static readonly Answer UnknownToken = Gateway("EGW00121", "유효하지 않은 token 입니다.");
    public static readonly Answer ExpiredToken = Gateway("EGW00123", "기간이 만료된 token 입니다.");
    public static readonly Answer BadScheme = Gateway("EGW00205", "credentials_type이 유효하지 않습니다.(Bearer)");
    public static readonly Answer NoAppKey = Gateway("EGW00102", "AppKey는 필수입니다.");
    public static readonly Answer NoAppSecret = Gateway("EGW00104", "AppSecret은 필수입니다.");
    public static readonly Answer WrongKeys = Gateway("EGW00304", "고객식별키가 유효하지 않습니다.");
    public static readonly Answer NoTrId = Gateway("EGW00310", "TR ID가 유효하지 않습니다.");
    public static readonly Answer NotOnPaper = Gateway("EGW02006", "모의투자 TR 이 아닙니다.");
    public static readonly Answer TooManyCalls = Gateway("EGW00201", "초당 거래건수를 초과하였습니다.");
    public static readonly Answer LedgerBusy = Gateway("EGW00215", "원장에서 허용 가능한 초당 거래건수를 초과하였습니다.");
    public static readonly Answer WrongHash = Gateway("EGW00131", "hashkey가 유효하지 않습니다.");
    public static readonly Answer WrongContentType = Gateway("EGW00132", "Content-Type이 유효하지 않습니다.");
    public static readonly Answer WrongCustomerType = Gateway("EGW00208", "고객유형(custtype)이 유효하지 않습니다.");
    public static readonly Answer NotRegistered = Answer.Refused(200, "1", "40910000", "모의투자 주문이 불가한 계좌입니다.");
    public static readonly Answer NoSuchService = Answer.Refused(200, "1", "OPSQ0002", "없는 서비스 코드 입니다.");
    public static readonly Answer WrongAccount = Answer.Refused(200, "2", "OPSQ2000", "ERROR : INPUT INVALID_CHECK_ACNO");
    public static readonly Answer BadJson = Answer.Refused(200, "2", "OPSQ9999", "ERROR : JSON PARSING ERROR");
    public static readonly Answer NothingFound = Answer.Refused(200, "1", "MCA05918", "종목코드 오류입니다.");

    /// <summary>The ledger's: clients that look for a code in one market after another go on at a 7 and give up at a 1.</summary>
    public static readonly Answer NoProduct = Answer.Refused(200, "7", "KIOK0560", Figure.Padded("조회할 내용이 없습니다"));

    /// <summary>A call that the broker has and this exchange does not: nobody should look for a mistake of their own.</summary>
    public static Answer NotHere(string path) =>
        Answer.Refused(200, "1", "OPSQ0002", $"단타 시뮬레이터에 없는 기능입니다: {path}");

    /// <summary>Neither a call of the broker's nor the simulator's own page: an address with a mistake in it.</summary>
    public static Answer NoSuchPlace(string path)
    {
        var text = $"단타 시뮬레이터에 없는 주소입니다: {path}";
        return (path.StartsWith("/oauth2/", StringComparison.Ordinal) ? Answer.Denied("EGW00101", text) : Answer.Refused(404, "1", "OPSQ0002", text)) with { Status = 404 };
    }

    public static Answer FieldMissing(string key) =>
        Answer.Refused(200, "2", "OPSQ2001", $"ERROR INPUT FIELD NOT FOUND [{key}]");

    public static Answer FieldTooLong(string key) =>
        Answer.Refused(200, "2", "OPSQ2002", $"ERROR INPUT FIELD LENGTH [{key}]");

    public static Answer Gateway(string code, string text) => Answer.Refused(500, "1", code, text);

    /// <summary>The ledger's words for a refused order, of the real or of the paper environment.</summary>
    public static Answer Order(Refusal refusal, bool real)
    {
        var (returnCode, code, text) = real ? Real(refusal) : Paper(refusal);
        return Answer.Refused(200, returnCode, code, text);
    }

    /// <summary>The real environment's words alone.</summary>
    public static string TextOf(Refusal refusal) => Real(refusal).Text;

    static (string ReturnCode, string Code, string Text) Real(Refusal refusal) => refusal switch
    {
        Refusal.NotEnoughCash => ("7", "APBK0952", "주문가능금액을 초과 했습니다"),
        Refusal.NotEnoughShares or Refusal.NoHoldings => ("1", "APBK0400", "주문 가능한 수량을 초과했습니다."),
        Refusal.OffTick => ("1", "APBK0506", "주식주문호가단위 오류입니다."),
        Refusal.OutsideLimits => ("1", "APBK0506", "주문단가가 상/하한가 범위를 벗어났습니다."),
        Refusal.BadPrice => ("1", "APBK1269", "주문단가 입력 오류입니다."),
        Refusal.BadQuantity => ("1", "APBK1269", "주문수량 입력 오류입니다."),
        Refusal.UnknownOrderType => ("1", "APBK1269", "주문구분 입력 오류입니다."),
        Refusal.OrderTypeNotNow => ("1", "APBK1269", "현재 시간에 사용할 수 없는 주문구분입니다."),
        Refusal.AfterMarketType => ("1", "APBK3013", "[애프터마켓]지정가 및 최유리/최우선지정가 주문만 가능합니다."),
        Refusal.MarketOrderNotNow => ("1", "APBK1943", "시장가호가불가로 주문이 불가합니다."),
        Refusal.UnknownStock => ("1", "APBK0656", "해당종목정보가 없습니다."),
        Refusal.VenueNotOffered => ("1", "APBK0656", "NXT에서 거래할 수 없는 종목입니다."),
        Refusal.Halted => ("1", "APBK0634", "거래정지 종목입니다."),
        Refusal.BeforeOpen or Refusal.Closed => ("1", "APBK0918", "장운영시간이 아닙니다."),
        Refusal.NotABusinessDay => ("1", "APBK0918", "영업일이 아닙니다. 매매불가합니다."),
        Refusal.OriginalNotFound => ("1", "APBK0344", "원주문정보가 존재하지 않습니다."),
        Refusal.NothingLeft => ("1", "APBK0344", "정정취소 가능한 수량이 없습니다."),
        Refusal.TooMuchChanged => ("1", "APBK0344", "정정취소 가능수량을 초과했습니다."),
        Refusal.WrongVenue => ("1", "APBK0927", "원주문의 거래소와 일치하지 않습니다."),
        Refusal.WrongBranch => ("1", "APBK0927", "원주문의 주문조직번호와 일치하지 않습니다."),
        _ => ("1", "IGW00007", "입력값 오류입니다."),
    };

    static (string ReturnCode, string Code, string Text) Paper(Refusal refusal) => refusal switch
    {
        Refusal.OffTick or Refusal.OutsideLimits or Refusal.BadPrice => ("1", "40030000", "모의투자 주문처리가 안되었습니다(호가단위 오류)"),
        Refusal.UnknownStock or Refusal.Halted or Refusal.VenueNotOffered =>
            ("1", "40070000", "모의투자 주문처리가 안되었습니다(매매불가 종목)"),
        Refusal.NotABusinessDay => ("1", "40100000", "모의투자 영업일이 아닙니다."),
        Refusal.NoHoldings or Refusal.NotEnoughShares => ("1", "40240000", "모의투자 잔고내역이 없습니다."),
        Refusal.NotEnoughCash => ("1", "40250000", "모의투자 주문가능금액이 부족합니다."),
        Refusal.OriginalNotFound or Refusal.NothingLeft or Refusal.TooMuchChanged or Refusal.WrongVenue or Refusal.WrongBranch =>
            ("1", "40330000", "모의투자 정정/취소할 수량이 없습니다."),
        Refusal.BeforeOpen => ("1", "40570000", "모의투자 장시작전 입니다."),
        Refusal.Closed => ("1", "40580000", "모의투자 장종료 입니다."),
        _ => Real(refusal),
    };
}
