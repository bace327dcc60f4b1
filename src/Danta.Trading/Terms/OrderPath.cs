namespace Danta.Trading;

/// <summary>
/// When an order passed each station of its way, in microseconds since the last byte of the frame (or since the event) that it was decided
/// on. Measured at the edge; nothing is decided by it.
/// </summary>
/// <param name="Heard">Decoded, and in the inbox.</param>
/// <param name="Decided">The trader had made up its mind.</param>
/// <param name="Written">The intent was with the operating system.</param>
/// <param name="Left">So was the request.</param>
/// <param name="Answered">The first byte of the broker's answer was there.</param>
public sealed record OrderPath(int Heard, int Decided, int Written, int Left, int Answered)
{
    public override string ToString() => $"수신 {Heard} → 결정 {Decided} → 기록 {Written} → 전송 {Left} → 응답 {Answered:N0} µs";
}
