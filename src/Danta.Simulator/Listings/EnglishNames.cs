using System.Text;
using Danta.Market;

namespace Danta.Simulator.Listings;

/// <summary>상품영문명: the words that Korean companies are named by in English, and the sound of what is no such word.</summary>
static class EnglishNames
{
    const int Vowels = 21;
    const int Endings = 28;

    static readonly string[] Begin = ["G", "Kk", "N", "D", "Tt", "R", "M", "B", "Pp", "S", "Ss", "", "J", "Jj", "Ch", "K", "T", "P", "H"];

    static readonly string[] Middle =
        ["a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu", "ui", "i"];

    static readonly string[] End =
        ["", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t"];

    static readonly (string Korean, string English)[] Words =
    [
        ("에코프로비엠", "EcoProBM"), ("에코프로", "EcoPro"), ("하이닉스", "hynix"), ("셀트리온", "Celltrion"), ("크래프톤", "Krafton"), ("엔씨소프트", "NCSoft"),
        ("넷마블", "Netmarble"), ("하이브", "Hybe"), ("카카오", "Kakao"), ("삼성", "Samsung"), ("현대차", "HyundaiMotor"), ("현대", "Hyundai"),
        ("기아", "Kia"), ("한화", "Hanwha"), ("두산", "Doosan"), ("포스코", "Posco"), ("롯데", "Lotte"), ("신한지주", "ShinhanFinancialGroup"),
        ("메리츠", "Meritz"), ("미래에셋", "MiraeAsset"), ("대한항공", "KoreanAir"), ("아시아나항공", "AsianaAirlines"), ("한국전력", "Kepco"),
        ("고려아연", "KoreaZinc"), ("신세계", "Shinsegae"), ("농심", "Nongshim"), ("오리온", "Orion"), ("유한양행", "Yuhan"), ("대우", "Daewoo"),
        ("효성", "Hyosung"), ("금호", "Kumho"), ("한국", "Korea"), ("미국", "US"),
        ("전자재료", "ElectronicMaterials"), ("전자", "Electronics"), ("전기", "Electric"), ("반도체", "Semiconductor"), ("바이오로직스", "Biologics"),
        ("바이오사이언스", "Bioscience"), ("사이언스", "Science"), ("바이오", "Bio"), ("제약", "Pharm"), ("화학", "Chem"), ("소재", "Materials"),
        ("중공업", "HeavyIndustries"), ("로보틱스", "Robotics"), ("로봇", "Robot"), ("모빌리티", "Mobility"), ("조선", "Shipbuilding"), ("해양", "Marine"),
        ("마린", "Marine"), ("오션", "Ocean"), ("솔루션", "Solution"), ("에어로스페이스", "Aerospace"), ("항공우주", "Aerospace"), ("에너지", "Energy"),
        ("건설", "EngineeringConstruction"), ("식품", "Foods"), ("엔터테인먼트", "Entertainment"), ("엔터", "Entertainment"), ("게임즈", "Games"),
        ("소프트", "Soft"), ("통신", "Telecom"), ("텔레콤", "Telecom"), ("물류", "Logistics"), ("메디칼", "Medical"), ("제철", "Steel"), ("철강", "Steel"),
        ("금융지주", "FinancialGroup"), ("금융", "Financial"), ("증권", "Securities"), ("화재", "FireMarineInsurance"), ("손해보험", "Insurance"),
        ("생명", "Life"), ("은행", "Bank"), ("뱅크", "Bank"), ("페이", "Pay"), ("지주", "Holdings"), ("홀딩스", "Holdings"), ("테크", "Tech"),
        ("리테일", "Retail"), ("시스템", "Systems"), ("디스플레이", "Display"), ("이노텍", "Innotek"), ("케미칼", "Chemical"), ("인터내셔널", "International"),
        ("레버리지", "Leverage"), ("인버스", "Inverse"), ("코스닥", "Kosdaq"), ("나스닥", "Nasdaq"), ("다우존스", "DowJones"), ("선물", "Futures"),
        ("골드", "Gold"), ("원유", "CrudeOil"), ("단기채권", "ShortTermBond"), ("2차전지", "SecondaryBattery"), ("배당", "Dividend"), ("합성", "Synth"),
    ];

    /// <summary>Longer words before those that they begin with.</summary>
    static readonly (string Korean, string English)[] Longest = [.. Words.OrderByDescending(word => word.Korean.Length)];

    /// <summary>Preferred shares by the order of their issue; a B has a bond's least dividend.</summary>
    static readonly (string Korean, string English)[] Shares = [("3우B", "(3PB)"), ("2우B", "(2PB)"), ("우B", "(1PB)"), ("우", "(1P)")];

    /// <summary>As the broker writes it, in one word: SamsungElectronics.</summary>
    public static string Of(Listing listing)
    {
        var (share, mark) = IsPreferred(listing) ? Array.Find(Shares, share => listing.Name.EndsWith(share.Korean, StringComparison.Ordinal)) : default;
        return Of(share is null ? listing.Name : listing.Name[..^share.Length]) + mark;
    }

    /// <summary>By KRX's rule for the last digit of a code; an invented company has no such shares.</summary>
    static bool IsPreferred(Listing listing) => listing.Kind == ListingKind.Stock && !listing.CodeText.EndsWith('0');

    static string Of(string name)
    {
        var english = new StringBuilder(name.Length * 3);
        for (var at = 0; at < name.Length;)
        {
            var rest = name.AsSpan(at);
            var (korean, word) = Array.Find(Longest, word => name.AsSpan(at).StartsWith(word.Korean));
            english.Append(word ?? Sound(rest[0]));
            at += korean?.Length ?? 1;
        }
        return english.ToString();
    }

    /// <summary>A syllable as it is sounded by itself; anything else as it stands.</summary>
    static string Sound(char letter)
    {
        var place = letter - '가';
        return letter is < '가' or > '힣'
            ? letter.ToString()
            : Begin[place / (Vowels * Endings)] + Middle[place / Endings % Vowels] + End[place % Endings];
    }
}
