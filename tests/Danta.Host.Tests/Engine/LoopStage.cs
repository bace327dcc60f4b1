using Danta.Desk;
using Danta.Host.Engine;
using Danta.Host.Journal;
using Danta.Host.Tests.Journal;
using Danta.Market;
using Danta.Trading;
using Microsoft.Extensions.Logging.Abstractions;

namespace Danta.Host.Tests.Engine;

/// <summary>A trader's loop whose trader is the test, over a real journal.</summary>
sealed class LoopStage : IDisposable
{
    public static readonly InstrumentCode Samsung = InstrumentCode.Parse("005930");
    public static readonly TradeTick Tick = new() { Code = Samsung };

    readonly string _directory = Directory.CreateTempSubdirectory("danta").FullName;
    readonly JournalWriter _journal;
    readonly CancellationTokenSource _stop = new();

    public LoopStage()
    {
        Disk = new(new JournalDirectory(_directory)) { Room = long.MaxValue };
        _journal = new(Disk);
        Inbox = new(Time);
        var nothing = new Trader().Snapshot();
        Loop = new((in Input input, ICollection<Request> requests) => Hears(input, requests), () => nothing, Inbox, _journal,
            (Request request, in StepTimes times) => Dispatched(request), Time, NullLogger<TraderLoop>.Instance);
    }

    public ManualTime Time { get; } = new(DayBytes.Noon);

    public FullDisk Disk { get; }

    public Inbox Inbox { get; }

    public TraderLoop Loop { get; }

    /// <summary>The trader.</summary>
    public Action<Input, ICollection<Request>> Hears { get; set; } = static (_, _) => { };

    /// <summary>The edge.</summary>
    public Action<Request> Dispatched { get; set; } = static _ => { };

    public Task Run() => Loop.RunAsync(_stop.Token);

    public void Stop() => _stop.Cancel();

    /// <summary>What has been given to the operating system by now, as another process would read it.</summary>
    public List<(RecordKind Kind, DateTimeOffset At, string Json)> Written()
    {
        var found = new List<(RecordKind, DateTimeOffset, string)>();
        if (Disk.Names.Contains(DayBytes.Name))
            JournalReader.Read(Disk, DayBytes.Name, (in JournalRecord record) => found.Add((record.Kind, record.At, System.Text.Encoding.UTF8.GetString(record.Json()))));
        return found;
    }

    public static PlaceOrder Order(int id, Urgency urgency) => new(
        new(id), Samsung, urgency == Urgency.Entry ? Side.Buy : Side.Sell, OrderType.Market, Quantity.Of(3), null, urgency);

    public void Dispose()
    {
        _stop.Dispose();
        _journal.Dispose();
        Directory.Delete(_directory, recursive: true);
    }
}
