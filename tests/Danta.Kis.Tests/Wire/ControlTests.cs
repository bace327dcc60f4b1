using System.Text;
using Danta.Kis.Wire.Control;
using Danta.Kis.Wire.Errors;
using Danta.Kis.Wire.Rest;

namespace Danta.Kis.Tests.Wire;

public sealed class ControlTests
{
    const string Approval = "11111111-2222-4333-8444-555555555555";

    [Fact]
    public void Requests_are_written_to_the_byte_as_captured()
    {
        Assert.Equal(Samples.Frame("subscribe.H0STCNT0.json"), ControlMessages.Register(Approval, "H0STCNT0", "005930"));
        Assert.Equal(Samples.Frame("subscribe.H0STCNI0.json"), ControlMessages.Register(Approval, "H0STCNI0", "SIMUSER1"));
        Assert.Equal(Samples.Frame("unsubscribe.H0STCNT0.json"), ControlMessages.Unregister(Approval, "H0STCNT0", "005930"));
        Assert.Equal(Samples.Frame("pingpong.json"), ControlMessages.Ping("20261120093730"));
    }

    [Theory]
    [InlineData("ack.subscribe.success.H0STCNT0.json", "H0STCNT0", "005930", StreamReaction.Registered)]
    [InlineData("ack.subscribe.success.H0STCNI0.json", "H0STCNI0", "SIMUSER1", StreamReaction.Registered)]
    [InlineData("ack.already-in-subscribe.json", "H0STCNT0", "005930", StreamReaction.Registered)]
    [InlineData("ack.unsubscribe.success.json", "H0STCNT0", "005930", StreamReaction.Unregistered)]
    [InlineData("ack.unsubscribe.not-found.json", "H0STCNT0", "005930", StreamReaction.Unregistered)]
    [InlineData("ack.max-subscribe-over.json", "H0STCNT0", "000660", StreamReaction.Full)]
    [InlineData("ack.invalid-approval.json", "H0STCNT0", "005930", StreamReaction.NewApproval)]
    [InlineData("ack.invalid-tr_id.json", "H0XXXXX0", "005930", StreamReaction.Fix)]
    [InlineData("ack.already-in-use-appkey.json", null, "", StreamReaction.InUse)]
    [InlineData("ack.bad-htsid.json", null, "", StreamReaction.Stop)]
    [InlineData("ack.bad-json.json", null, "", StreamReaction.Fix)]
    public void Acknowledgements_are_read_and_written_as_captured(string sample, string? trId, string key, StreamReaction reaction)
    {
        var bytes = Samples.Frame(sample);
        var message = ControlMessages.Read(bytes).Reply!;

        Assert.Equal(ControlKind.Acknowledgement, message.Kind);
        Assert.Equal((trId, key), (message.TrId, message.Header!.TrKey));
        Assert.Equal(reaction, OpspCodes.Find(message.Body!.MsgCd).Reaction);
        Assert.Equal(bytes, ControlMessages.Acknowledge(
            message.Header.TrId!, key, message.Body.RtCd!, message.Body.MsgCd!, message.Body.Msg1!, message.Body.Output,
            message.Header.Encrypt == "Y"));
    }

    [Fact]
    public void A_heartbeat_is_told_from_an_answer()
    {
        Assert.Equal(ControlKind.PingPong, ControlMessages.Read(Samples.Frame("pingpong.json")).Reply!.Kind);
        Assert.Equal(ControlKind.Request, ControlMessages.Read(Samples.Frame("subscribe.H0STCNT0.json")).Reply!.Kind);
        Assert.Equal(ControlKind.Unknown, ControlMessages.Read("{}"u8).Reply!.Kind);
    }

    [Fact]
    public void The_keys_come_with_the_acknowledgement_and_stay_out_of_its_text()
    {
        var message = ControlMessages.Read(Samples.Frame("ack.subscribe.success.H0STCNI0.json")).Reply!;

        Assert.Equal(("0123456789abcdef", "simkeyabcdefghijklmnopqrstuvwxyz"), (message.Body!.Output!.Iv, message.Body.Output.Key));
        Assert.DoesNotContain("simkey", message.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html></html>")]
    [InlineData("[1,2]")]
    [InlineData("{\"header\":")]
    [InlineData("{\"header\":[],\"body\":7}")]
    public void Garbage_is_no_message(string text)
    {
        var read = ControlMessages.Read(Encoding.UTF8.GetBytes(text));
        Assert.True(read.Fault != BodyFault.None || read.Reply!.Kind == ControlKind.Unknown);
    }
}
