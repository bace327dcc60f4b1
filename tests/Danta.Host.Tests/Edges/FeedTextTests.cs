using Danta.Host.Edges;
using Danta.Kis;

namespace Danta.Host.Tests.Edges;

public sealed class FeedTextTests
{
    /// <summary>What mends itself within seconds, and a bug of ours that the log has, are nothing for the owner.</summary>
    [Theory]
    [InlineData(StreamFaultKind.Frame, "H0STCNT0 BadField, 47 fields", false)]
    [InlineData(StreamFaultKind.Drift, "48 fields, 47 are known", false)]
    [InlineData(StreamFaultKind.Refused, null, false)]
    [InlineData(StreamFaultKind.Sink, null, false)]
    [InlineData(StreamFaultKind.Full, "MAX SUBSCRIBE OVER (3)", true)]
    [InlineData(StreamFaultKind.Keyless, "다시 등록합니다", false)]
    [InlineData(StreamFaultKind.Mute, "005930", false)]
    [InlineData(StreamFaultKind.KeyInUse, "다른 프로그램", true)]
    [InlineData(StreamFaultKind.KeyBlocked, "EGW00206", true)]
    public void Each_fault_of_the_feed_has_its_words_for_the_owner(StreamFaultKind kind, string? word, bool needsOwner)
    {
        var fault = kind switch
        {
            StreamFaultKind.Frame => new StreamFault(kind, "H0STCNT0", "BadField", "47 fields in 1 records"),
            StreamFaultKind.Drift => new(kind, "H0STCNT0", "", "48 fields, 47 are known"),
            StreamFaultKind.Full => new(kind, "", "OPSP0008", "MAX SUBSCRIBE OVER (3)"),
            StreamFaultKind.Mute => new(kind, "", "005930", "005930"),
            StreamFaultKind.KeyBlocked => new(kind, "", "", "접속키: EGW00206"),
            _ => new(kind, "H0STCNI0", "", ""),
        };

        if (word is null)
            Assert.Null(FeedTexts.Of(fault));
        else
            Assert.Contains(word, FeedTexts.Of(fault), StringComparison.Ordinal);
        Assert.Equal(needsOwner, FeedTexts.NeedsOwner(fault));
    }
}
