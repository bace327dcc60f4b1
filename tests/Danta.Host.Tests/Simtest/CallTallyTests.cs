using Danta.Host.Simtest;

namespace Danta.Host.Tests.Simtest;

public sealed class CallTallyTests
{
    [Fact]
    public void Calls_are_told_by_kind_and_hour_and_those_that_nobody_asked_for_apart()
    {
        CallTally first = new(), other = new();
        first.Add("/oauth2/tokenP", 7);
        for (var call = 0; call < 1_200; call++)
            first.Add("/uapi/domestic-stock/v1/trading/inquire-balance", 9);
        first.Add("/uapi/domestic-stock/v1/trading/inquire-balance", 22);
        first.Rested(Cause.Asked);
        other.Add("dial", 3);
        other.Add("/oauth2/tokenP", 3);
        other.Rested(Cause.None);
        other.Rested(Cause.WrongClock);
        first.Add(other);

        var said = new List<string>();
        first.Print(said.Add);
        Assert.Equal(["inquire-balance", "tokenP", "dial"], said[1..^1].Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]));
        Assert.EndsWith("1,201  09시 1,200 22시 1", said[1], StringComparison.Ordinal);
        Assert.EndsWith("2  03시 1 07시 1", said[2], StringComparison.Ordinal);
        Assert.EndsWith("호출 3번: 시작이나 주인의 말, 체결 뒤 1, 틀린 시계 때문에 1, 아무도 시키지 않은 것 1", said[^1], StringComparison.Ordinal);
    }
}
