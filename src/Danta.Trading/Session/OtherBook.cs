namespace Danta.Trading;

/// <summary>
/// What another environment's life left, or a dry run's, is none of this one's: its shares are other shares and its losses other
/// losses. Books are kept apart where they lie; should one be heard all the same, it ends here.
/// </summary>
static class OtherBook
{
    public static bool IsIt(Desk former, Started start) =>
        former.Standing.Started && (start.Mode, start.DryRun) != (former.Mode, former.DryRun);

    public static void Tell(Desk desk, Desk former)
    {
        var text = $"읽은 기록은 다른 장부({NameOf(former)})의 것이어서 {NameOf(desk)} 장부로 이어 가지 않습니다"
            + (former.Positions.Open.Count == 0 ? "" : $". 그 장부의 보유 {former.Positions.Open.Count}종목은 여기서 팔지 않습니다");
        desk.Note(DecisionKind.State, default, 0, null, text);
        desk.Out.Tell(new StorageNews(desk.Now, text));
    }

    static string NameOf(Desk desk) => (desk.Mode switch
    {
        TradingMode.Real => "실전",
        TradingMode.Paper => "모의",
        _ => "데모",
    }) + (desk.DryRun ? " 연습" : "");
}
