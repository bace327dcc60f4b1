using System.Buffers;
using Danta.Trading;

namespace Danta.Host.Guarding;

/// <summary>The trader's ear for its guard: whether one stands by. The owner is told where one that stood by is gone, and when there is one again.</summary>
sealed class GuardEar(string path, Action<OwnerNews> tell, TimeProvider time)
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>It speaks once a second.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    volatile GuardBeat? _beat;
    long _heardAt;
    bool _stood;
    bool _isMissed;

    public GuardState State => _beat is { } beat && time.GetElapsedTime(Interlocked.Read(ref _heardAt)) < Patience ? beat.State : GuardState.Absent;

    public async Task RunAsync(CancellationToken stop)
    {
        var hearing = new BeaconListener(path, time).RunAsync(Hear, stop);
        while (!hearing.IsCompleted)
        {
            await Task.Delay(Pause, time, stop);
            Look();
        }
        await hearing;
    }

    void Hear(ReadOnlySequence<byte> line)
    {
        if (BeaconJson.Read<GuardBeat>(line) is not { } beat)
            return;
        Interlocked.Exchange(ref _heardAt, time.GetTimestamp());
        _beat = beat;
    }

    void Look()
    {
        var state = State;
        if (state == GuardState.Armed && _isMissed)
            tell(new GuardNews(time.GetUtcNow(), "지킴이가 다시 지켜봅니다.", NeedsOwner: false));
        if (state == GuardState.Absent && _stood)
            tell(new GuardNews(
                time.GetUtcNow(), "지킴이(danta guard)가 사라졌습니다. 매매는 그대로입니다. 지금 매매까지 죽으면 보유 종목을 팔 것이 없으니 지킴이를 다시 켜 주십시오.", NeedsOwner: true));
        _isMissed = state == GuardState.Absent && (_isMissed || _stood);
        // One that says that it stands down is missed by nobody.
        _stood = state == GuardState.Armed;
    }
}
