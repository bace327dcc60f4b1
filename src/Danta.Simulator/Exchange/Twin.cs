namespace Danta.Simulator.Exchange;

/// <summary>A share as it stands on KRX, and as it may stand on NXT too.</summary>
sealed class Twin(Instrument home)
{
    /// <summary>On KRX: what accounts hold, wherever it was bought.</summary>
    public Instrument Home => home;

    /// <summary>Null where NXT does not trade it.</summary>
    public Instrument? Nxt { get; private set; }

    /// <summary>Both together.</summary>
    public BothExchanges? Both { get; private set; }

    public void Join(Instrument nxt) => (Nxt, Both) = (nxt, new BothExchanges(home, nxt));
}
