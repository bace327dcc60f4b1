using Danta.Kis.Tests.Broker;
using Danta.Kis.Wire;
using Danta.Kis.Wire.Rest;
using Danta.Market;

namespace Danta.Kis.Tests.Client;

/// <summary>Everything fails: it is seen, it names a cause where there is one, and the token is tried for one where there is none.</summary>
public sealed class SilenceTests : IDisposable
{
    static readonly InstrumentCode Samsung = InstrumentCode.Parse("005930");
    static readonly Answered Unexplained = new(500, """{"rt_cd":"1","msg_cd":"","msg1":""}""");

    readonly OneThread _one = new();

    public SilenceTests() => _one.Authorise();

    public void Dispose() => _one.Dispose();

    [Fact]
    public void Where_nothing_is_answered_without_a_cause_one_new_token_is_asked_for_and_calls_go_with_the_old_one_meanwhile()
    {
        Pass(TimeSpan.FromHours(7));
        _one.Network.Script(KisEndpoints.InquirePrice, seen =>
            seen.Header("authorization") == "Bearer TOKEN-1" ? Unexplained : Answered.Sample("rest/inquire-price.json"));
        Ask(4);
        Assert.Null(_one.Client.CallTrouble);
        Assert.Single(_one.Network.To(KisEndpoints.TokenPath));

        _one.Network.Hold(KisEndpoints.TokenPath);
        Ask(4);
        Assert.NotNull(_one.Client.CallTrouble);
        Assert.Equal(2, _one.Network.To(KisEndpoints.TokenPath).Count);
        Assert.Equal("Bearer TOKEN-1", _one.Network.To(KisEndpoints.InquirePrice)[^1].Header("authorization"));

        _one.LetGo(KisEndpoints.TokenPath);
        Ask(1);
        Assert.Equal("Bearer TOKEN-2", _one.Network.To(KisEndpoints.InquirePrice)[^1].Header("authorization"));
        Assert.Null(_one.Client.CallTrouble);
    }

    /// <summary>The same token again: the fault may be the broker's for a minute. After that the token is given up, and is replaced.</summary>
    [Fact]
    public void A_suspect_that_comes_back_is_revoked_a_minute_later()
    {
        Pass(TimeSpan.FromHours(1));
        var fresh = false;
        _one.Network.Script(KisEndpoints.TokenPath, _ => Answered.Ok(new TokenPReply { AccessToken = fresh ? "FRESH" : "TOKEN-1", ExpiresIn = 86_400 }));
        _one.Network.Script(KisEndpoints.RevokePath, _ =>
        {
            fresh = true;
            return Answered.Sample("rest/revokeP.json");
        });
        _one.Network.Script(KisEndpoints.InquirePrice, seen =>
            seen.Header("authorization") == "Bearer TOKEN-1" ? Unexplained : Answered.Sample("rest/inquire-price.json"));

        Ask(30);
        Assert.Equal(2, _one.Network.To(KisEndpoints.TokenPath).Count);
        Assert.Empty(_one.Network.To(KisEndpoints.RevokePath));

        Ask(120);
        Assert.Single(_one.Network.To(KisEndpoints.RevokePath));
        Assert.Equal("Bearer FRESH", _one.Network.To(KisEndpoints.InquirePrice)[^1].Header("authorization"));
        Assert.Null(_one.Client.CallTrouble);
    }

    [Fact]
    public void However_long_it_lasts_a_token_is_asked_for_once_a_minute_at_most()
    {
        Pass(TimeSpan.FromHours(7));
        _one.Network.Script(KisEndpoints.InquirePrice, _ => Unexplained);
        Ask(180);
        Assert.InRange(_one.Network.To(KisEndpoints.TokenPath).Count, 3, 5);
        // And a storm it is not: thrice for each question until it is known, once from then on.
        Assert.InRange(_one.Network.To(KisEndpoints.InquirePrice).Count, 180, 200);
    }

    [Theory]
    [InlineData("EGW00002", 500, "EGW00002")]
    [InlineData("EGW00304", 500, "앱키")]
    [InlineData("<html>", 503, "점검")]
    public void A_cause_that_is_known_is_told_and_costs_no_token(string answer, int status, string word)
    {
        Pass(TimeSpan.FromHours(7));
        _one.Network.Script(KisEndpoints.InquirePrice, _ => answer.StartsWith('<') ? new(status, answer) : Answered.Refusal(answer, "", status));
        Ask(20);
        Assert.Contains(word, _one.Client.CallTrouble, StringComparison.Ordinal);
        Assert.Single(_one.Network.To(KisEndpoints.TokenPath));
    }

    [Fact]
    public void A_refusal_of_the_question_itself_is_an_answer()
    {
        Pass(TimeSpan.FromHours(7));
        _one.Network.Script(KisEndpoints.InquirePrice, _ => Answered.Refusal("OPSQ2002", "ERROR INPUT FIELD LENGTH"));
        Ask(30);
        Assert.Null(_one.Client.CallTrouble);
    }

    [Fact]
    public void One_call_that_fails_while_others_are_answered_is_no_trouble()
    {
        Pass(TimeSpan.FromHours(7));
        var call = 0;
        _one.Network.Script(KisEndpoints.InquirePrice, _ => ++call % 4 == 0 ? Answered.Sample("rest/inquire-price.json") : Unexplained);
        Ask(60);
        Assert.Null(_one.Client.CallTrouble);
        Assert.Single(_one.Network.To(KisEndpoints.TokenPath));
    }

    void Pass(TimeSpan time) => _one.Run(time.TotalMilliseconds);

    /// <summary>A question a second.</summary>
    void Ask(int seconds)
    {
        for (var second = 0; second < seconds; second++)
        {
            _ = _one.Do(() => _one.Client.Quotes.PriceAsync(Samsung, Board.Kospi, Lane.Other, default));
            Pass(TimeSpan.FromSeconds(1));
        }
    }
}
