using Danta.Trading;

namespace Danta.Host.Guarding;

/// <summary>How whoever sells in a dead trader's place speaks of it to the owner. Korean.</summary>
/// <param name="Say">His news, from the moment and the words.</param>
/// <param name="Sold">What comes next, where everything is sold.</param>
/// <param name="Closed">Where the exchange has closed before that.</param>
sealed record TakeoverVoice(Func<DateTimeOffset, string, OwnerNews> Say, string Sold, string Closed)
{
    const string Paused = "매매는 '정지'로 시작되니, 왜 죽었는지 살핀 뒤";

    public static readonly TakeoverVoice Guard = new(
        static (at, text) => new GuardNews(at, text, NeedsOwner: true),
        $"지킴이를 끝냅니다. {Paused} 단타와 지킴이를 다시 켜고 재개(/resume)를 누르십시오.",
        "계좌를 내려놓고 지켜보다가, 단타가 다시 켜지지 않으면 장이 열릴 때 다시 팝니다.");

    /// <summary>The program whose trader has died itself.</summary>
    public static readonly TakeoverVoice Own = new(
        static (at, text) => new ProgramNews(at, text),
        $"프로그램을 끝냅니다. {Paused}(danta log) 다시 켜고 재개(/resume)를 누르십시오.",
        "프로그램을 끝냅니다. 장이 열리기 전에 다시 켜십시오: 켜지 않으면 손절이 없습니다.");
}
