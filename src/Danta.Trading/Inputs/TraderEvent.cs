namespace Danta.Trading;

/// <summary>
/// Everything the trader hears of besides ticks and seconds. The family is closed; each case is a plain record that the
/// journal can write and read back, so that a replay hears exactly the same.
/// </summary>
public abstract record TraderEvent
{
    private protected TraderEvent()
    {
    }
}
