using Danta.Host.Commands;
using Danta.Host.Running;
using Danta.Market;

namespace Danta.Host.Journal;

/// <summary>
/// A journal that the system does not let us read now is not an empty one: who began without it would hold positions for the owner's own,
/// and leave them without their stop. It is tried for a while, and then nothing begins.
/// </summary>
static class JournalAccess
{
    const int Tries = 10;
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>What a start hears is in the last of them, but after a night that was not carried over.</summary>
    const int Days = 2;

    /// <exception cref="CommandFailed">Another program holds it, or the disk refuses it.</exception>
    public static async Task ProveAsync(IJournalDisk disk, TimeProvider time, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (disk.Blocked is { } blocked)
                    throw new IOException($"{Josa.Subject($"{blocked}")} 기록의 자리에 있습니다");
                foreach (var name in disk.Names.TakeLast(Days))
                    await ReadAsync(disk, name, stop);
                return;
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                if (attempt == Tries)
                    throw new CommandFailed(
                        ExitCodes.Failed,
                        $"거래 기록을 읽을 수 없어 시작하지 않습니다: {fault.Message}. 무엇을 갖고 있는지 모르는 채로 거래하면 보유 종목에 손절이 없기 때문입니다. "
                            + "그 파일을 잡고 있는 프로그램(백업, 편집기)을 닫고 권한과 디스크를 확인한 뒤 다시 시작하십시오. 주문은 나가지 않았습니다. 이미 낸 주문과 보유 종목은 HTS에서 보십시오.");
            }
            await Task.Delay(Pause, time, stop);
        }
    }

    static async Task ReadAsync(IJournalDisk disk, string name, CancellationToken stop)
    {
        await using var stream = disk.OpenRead(name);
        await stream.CopyToAsync(Stream.Null, stop);
    }
}
