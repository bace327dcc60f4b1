using Danta.Simulator.Crowd;

namespace Danta.Simulator.Listings;

/// <summary>Names that sound listed and are not.</summary>
static class InventedNames
{
    static readonly string[] Houses =
    [
        "가온", "나래", "다솜", "라온", "마루", "바로", "새솔", "아람", "자람", "차오름", "큰별", "타래", "파란", "하늘", "한빛결",
        "미르", "누리결", "도담", "여울", "으뜸결", "온새미", "해오름", "별하", "시나브로", "윤슬", "그린나래", "다온결", "단비",
        "모아결", "물결", "산들", "소담", "아라결", "예솔", "우람", "이든결", "초롱", "푸른솔", "한결움", "흰여울",
    ];

    static readonly (string Suffix, string Sector)[] Trades =
    [
        ("전자", "전기·전자"), ("반도체", "전기·전자"), ("바이오", "제약"), ("제약", "제약"), ("화학", "화학"), ("소재", "화학"),
        ("중공업", "기계·장비"), ("로보틱스", "기계·장비"), ("모빌리티", "운송장비·부품"), ("조선", "운송장비·부품"),
        ("건설", "건설"), ("식품", "음식료·담배"), ("엔터", "오락·문화"), ("게임즈", "IT 서비스"), ("소프트", "IT 서비스"),
        ("에너지", "전기·가스"), ("통신", "통신"), ("물류", "운송·창고"), ("메디칼", "의료·정밀기기"), ("철강", "금속"),
        ("홀딩스", "금융"), ("테크", "전기·전자"), ("리테일", "유통"), ("항공우주", "운송장비·부품"),
    ];

    /// <summary>Never gives the same name twice, so there are at most houses × trades of them.</summary>
    public static (string Name, string Sector) Draw(Dice dice, HashSet<string> taken)
    {
        while (true)
        {
            var house = Houses[dice.Below(Houses.Length)];
            var (suffix, sector) = Trades[dice.Below(Trades.Length)];
            if (taken.Add(house + suffix))
                return (house + suffix, sector);
        }
    }
}
